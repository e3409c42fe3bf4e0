// Made by `npm run generate` from tools/dashboard.
import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const operator: GrafanaDashboard = {
  "timezone": "browser",
  "editable": false,
  "graphTooltip": 1,
  "fiscalYearStartMonth": 0,
  "schemaVersion": 42,
  "templating": {
    "list": [
      {
        "type": "datasource",
        "name": "datasource",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Data source",
        "query": "prometheus"
      },
      {
        "type": "query",
        "name": "cluster",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Cluster",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(controller_runtime_reconcile_total, cluster)",
          "refId": "variable-cluster"
        },
        "definition": "label_values(controller_runtime_reconcile_total, cluster)",
        "refresh": 2,
        "sort": 1,
        "description": "The label that Prometheus servers of several clusters add; All where there is none.",
        "allValue": ".*",
        "current": {
          "selected": true,
          "text": [
            "All"
          ],
          "value": [
            "$__all"
          ]
        }
      },
      {
        "type": "query",
        "name": "job",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Job",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\"}, job)",
          "refId": "variable-job"
        },
        "definition": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\"}, job)",
        "refresh": 2,
        "sort": 1,
        "current": {
          "selected": true,
          "text": [
            "All"
          ],
          "value": [
            "$__all"
          ]
        }
      },
      {
        "type": "query",
        "name": "instance",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Instance",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\"}, instance)",
          "refId": "variable-instance"
        },
        "definition": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\"}, instance)",
        "refresh": 2,
        "sort": 1,
        "allValue": ".+",
        "current": {
          "selected": true,
          "text": [
            "All"
          ],
          "value": [
            "$__all"
          ]
        }
      },
      {
        "type": "query",
        "name": "namespace",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Namespace",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\"}, namespace)",
          "refId": "variable-namespace"
        },
        "definition": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\"}, namespace)",
        "refresh": 2,
        "sort": 1,
        "description": "Where the operator runs.",
        "allValue": ".*",
        "current": {
          "selected": true,
          "text": [
            "All"
          ],
          "value": [
            "$__all"
          ]
        }
      },
      {
        "type": "query",
        "name": "controller",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Controller",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", namespace=~\"$namespace\"}, controller)",
          "refId": "variable-controller"
        },
        "definition": "label_values(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", namespace=~\"$namespace\"}, controller)",
        "refresh": 2,
        "sort": 1,
        "allValue": ".+",
        "current": {
          "selected": true,
          "text": [
            "All"
          ],
          "value": [
            "$__all"
          ]
        }
      }
    ]
  },
  "annotations": {},
  "title": "Binnacle / Operator",
  "uid": "binnacle-operator",
  "description": "Operators by controller-runtime's metrics: do they work, do they keep up, and what holds them up.",
  "tags": [
    "binnacle"
  ],
  "time": {
    "from": "now-1h",
    "to": "now"
  },
  "refresh": "1m",
  "links": [
    {
      "title": "Binnacle",
      "type": "dashboards",
      "icon": "",
      "tooltip": "",
      "tags": [
        "binnacle"
      ],
      "asDropdown": true,
      "placement": "inControlsMenu",
      "targetBlank": false,
      "includeVars": true,
      "keepTime": true
    }
  ],
  "panels": [
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Targets down",
      "description": "Targets that Prometheus could not scrape just now: nothing here is known of them.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#56A64B"
              },
              {
                "value": 1,
                "color": "#E02F44"
              }
            ]
          },
          "noValue": "no target"
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 0,
        "y": 0
      },
      "targets": [
        {
          "expr": "count(up{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}) - sum(up{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "time_series"
        }
      ],
      "id": 1
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Leases without a leader",
      "description": "Leases that no replica holds: nothing is reconciled. Each lease should have one.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#56A64B"
              },
              {
                "value": 1,
                "color": "#E02F44"
              }
            ]
          },
          "noValue": "no election"
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 4,
        "y": 0
      },
      "targets": [
        {
          "expr": "count(max by (namespace, job, name) (leader_election_master_status{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}) == 0) or 0 * count(leader_election_master_status{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "time_series"
        }
      ],
      "id": 2
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Error ratio",
      "description": "Share of reconciles that ended in an error of late.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "percentunit",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#56A64B"
              },
              {
                "value": 0.01,
                "color": "#FF9830"
              },
              {
                "value": 0.05,
                "color": "#E02F44"
              }
            ]
          },
          "noValue": "no reconciles"
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 8,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\", result=\"error\"}[$__rate_interval])) / (sum(rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "time_series"
        }
      ],
      "id": 3
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Reconciles",
      "description": "A second, of all controllers. None while the queue is not empty: it stands still.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "ops",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#8E8E8E"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 12,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "time_series"
        }
      ],
      "id": 4
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Waiting",
      "description": "Items in the work queues that no worker has taken.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#56A64B"
              },
              {
                "value": 50,
                "color": "#FF9830"
              },
              {
                "value": 100,
                "color": "#E02F44"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 16,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(workqueue_depth{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "time_series"
        }
      ],
      "id": 5
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Longest running",
      "description": "How long the slowest reconcile of now has been at it. Over ten minutes: a worker is stuck.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "s",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#56A64B"
              },
              {
                "value": 60,
                "color": "#FF9830"
              },
              {
                "value": 600,
                "color": "#E02F44"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 20,
        "y": 0
      },
      "targets": [
        {
          "expr": "max(workqueue_longest_running_processor_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "time_series"
        }
      ],
      "id": 6
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 7,
      "panels": [],
      "title": "Reconciles",
      "gridPos": {
        "x": 0,
        "y": 4,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 30,
            "lineWidth": 1,
            "showPoints": "never",
            "stacking": {
              "group": "A",
              "mode": "normal"
            }
          },
          "unit": "ops",
          "min": 0,
          "noValue": "no such controller"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "success"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "#56A64B"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "error"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "#E02F44"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "requeue"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "#FF9830"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "requeue_after"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "#5794F2"
                }
              }
            ]
          }
        ]
      },
      "title": "Reconciles by result",
      "description": "Reconciles a second. `requeue_after` is the controller looking again on purpose; `error` is retried with a growing delay.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 5
      },
      "targets": [
        {
          "expr": "sum by (result) (rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{result}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 8
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "percentunit",
          "min": 0,
          "max": 1,
          "noValue": "no reconciles"
        },
        "overrides": []
      },
      "title": "Error ratio by controller",
      "description": "Share of reconciles that end in an error. Near 1 with few reconciles is one resource that cannot succeed; look for it in its kind.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 5
      },
      "targets": [
        {
          "expr": "sum by (controller) (rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\", result=\"error\"}[$__rate_interval])) / (sum by (controller) (rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{controller}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 9
    },
    {
      "type": "heatmap",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "calculate": false,
        "color": {
          "scheme": "Oranges",
          "fill": "",
          "exponent": 0,
          "steps": 64,
          "reverse": false,
          "mode": "scheme"
        },
        "filterValues": {
          "le": 1e-9
        },
        "showValue": "auto",
        "cellGap": 1,
        "yAxis": {
          "unit": "s"
        },
        "legend": {
          "show": false
        },
        "tooltip": {
          "mode": "single"
        },
        "exemplars": {
          "color": "rgba(255,0,255,0.7)"
        },
        "selectionMode": "x"
      },
      "fieldConfig": {
        "defaults": {
          "custom": {},
          "unit": "s"
        },
        "overrides": []
      },
      "title": "Reconcile time",
      "description": "How many reconciles took how long. A second band above the first is another kind of reconcile, or a time-out.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 13
      },
      "targets": [
        {
          "expr": "sum by (le) (increase(controller_runtime_reconcile_time_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{le}}",
          "range": true,
          "instant": false,
          "format": "heatmap"
        }
      ],
      "interval": "2m",
      "id": 10
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "s",
          "min": 0,
          "noValue": "no reconciles"
        },
        "overrides": []
      },
      "title": "Reconcile time by controller",
      "description": "How long a reconcile takes, median and slowest in a hundred. A p99 far above the median waits for something outside.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 13
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (controller, le) (rate(controller_runtime_reconcile_time_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "p50 {{controller}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (controller, le) (rate(controller_runtime_reconcile_time_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "p99 {{controller}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 11
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "bars",
            "fillOpacity": 80,
            "lineWidth": 1,
            "showPoints": "never",
            "stacking": {
              "group": "A",
              "mode": "normal"
            }
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Panics, time-outs and terminal errors",
      "description": "Each of these is a defect or a resource that will not be tried again. The log of the operator names it.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 21
      },
      "targets": [
        {
          "expr": "sum by (controller) (increase(controller_runtime_reconcile_panics_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "panic {{controller}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum by (controller) (increase(controller_runtime_reconcile_timeouts_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "time-out {{controller}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum by (controller) (increase(controller_runtime_terminal_reconcile_errors_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "legendFormat": "terminal {{controller}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "interval": "2m",
      "id": 12
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "percentunit",
          "min": 0,
          "max": 1
        },
        "overrides": []
      },
      "title": "Workers in use",
      "description": "Share of the workers of each controller that are busy. All busy and a queue that grows: more workers, or quicker reconciles.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 21
      },
      "targets": [
        {
          "expr": "sum by (controller) (controller_runtime_active_workers{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}) / (sum by (controller) (controller_runtime_max_concurrent_reconciles{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", controller=~\"$controller\"}) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{controller}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 13
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 14,
      "panels": [],
      "title": "Work queues",
      "gridPos": {
        "x": 0,
        "y": 29,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 30,
            "lineWidth": 1,
            "showPoints": "never",
            "stacking": {
              "group": "A",
              "mode": "normal"
            }
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Depth by priority",
      "description": "Items that wait. Priority -100 is the first list and resyncs, which may wait; 0 is what just changed.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 30
      },
      "targets": [
        {
          "expr": "sum by (name, priority) (workqueue_depth{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{name}} {{priority}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 15
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "percentunit",
          "min": 0,
          "max": 1,
          "noValue": "nothing was queued"
        },
        "overrides": []
      },
      "title": "Share that waits long",
      "description": "Items that waited over 1 and over 10 seconds before a worker took them.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 30
      },
      "targets": [
        {
          "expr": "1 - sum by (name) (rate(workqueue_queue_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\", le=~\"1([.]0)?\"}[$__rate_interval])) / (sum by (name) (rate(workqueue_queue_duration_seconds_count{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{name}} over 1s",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "1 - sum by (name) (rate(workqueue_queue_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\", le=~\"10([.]0)?\"}[$__rate_interval])) / (sum by (name) (rate(workqueue_queue_duration_seconds_count{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{name}} over 10s",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 16
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": [
          {
            "matcher": {
              "id": "byRegexp",
              "options": "/retried/"
            },
            "properties": [
              {
                "id": "custom.lineStyle",
                "value": {
                  "fill": "dash",
                  "dash": [
                    10,
                    10
                  ]
                }
              },
              {
                "id": "custom.fillOpacity",
                "value": 0
              }
            ]
          }
        ]
      },
      "title": "Added and retried",
      "description": "Items a second that became ready, and that were put off: after errors, and by a plain RequeueAfter too.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 38
      },
      "targets": [
        {
          "expr": "sum by (name) (rate(workqueue_adds_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{name}} added",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum by (name) (rate(workqueue_retries_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{name}} retried",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 17
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "s",
          "min": 0
        },
        "overrides": []
      },
      "title": "Work at hand",
      "description": "How long what is at hand has taken already: all workers together, and the slowest.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 38
      },
      "targets": [
        {
          "expr": "sum by (name) (workqueue_unfinished_work_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{name}} together",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "max by (name) (workqueue_longest_running_processor_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", name=~\"$controller\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{name}} slowest",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 18
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 19,
      "panels": [],
      "title": "API server, as the operator sees it",
      "gridPos": {
        "x": 0,
        "y": 46,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 30,
            "lineWidth": 1,
            "showPoints": "never",
            "stacking": {
              "group": "A",
              "mode": "normal"
            }
          },
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Requests by code",
      "description": "Requests a second to the API server. 409 is normal in small numbers; 429 is the server slowing it down; 403 is a role that lacks something.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 47
      },
      "targets": [
        {
          "expr": "sum by (code) (rate(rest_client_requests_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{code}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 20
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "percentunit",
          "min": 0,
          "max": 1
        },
        "overrides": []
      },
      "title": "Failed requests",
      "description": "Share of requests that ended in 5xx, 429 or no answer at all, by job.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 47
      },
      "targets": [
        {
          "expr": "(sum by (job) (rate(rest_client_requests_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", code=~\"5..|429|<error>\"}[$__rate_interval])) or 0 * sum by (job) (rate(rest_client_requests_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval]))) / (sum by (job) (rate(rest_client_requests_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{job}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 21
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "s",
          "min": 0,
          "noValue": "not exposed by this operator"
        },
        "overrides": []
      },
      "title": "Request time by verb",
      "description": "Slowest in a hundred requests. Only where the operator registers client-go’s latency metric, which controller-runtime does not by itself.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 47
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (verb, le) (rate(rest_client_request_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "p99 {{verb}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 22
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 23,
      "panels": [],
      "title": "Process",
      "gridPos": {
        "x": 0,
        "y": 55,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "state-timeline",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "showValue": "auto",
        "rowHeight": 0.8,
        "mergeValues": true,
        "alignValue": "left",
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "single",
          "sort": "asc"
        },
        "perPage": 20
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "lineWidth": 0,
            "fillOpacity": 80
          },
          "unit": "none",
          "mappings": [
            {
              "type": "value",
              "options": {
                "0": {
                  "text": "waits",
                  "index": 0,
                  "color": "#8E8E8E"
                },
                "1": {
                  "text": "leads",
                  "index": 1,
                  "color": "#56A64B"
                }
              }
            }
          ],
          "noValue": "no election"
        },
        "overrides": []
      },
      "title": "Who leads",
      "description": "Which replica held which lease when. Two at once, or changes without a roll-out, are trouble.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 56
      },
      "targets": [
        {
          "expr": "max by (name, instance) (leader_election_master_status{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{name}} {{instance}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 24
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "CPU",
      "description": "Cores that each replica uses.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 56
      },
      "targets": [
        {
          "expr": "sum by (job, instance) (rate(process_cpu_seconds_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{job}} {{instance}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 25
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "bytes",
          "min": 0
        },
        "overrides": []
      },
      "title": "Memory",
      "description": "Resident memory of each replica. A line that only climbs is a leak, or a cache that grows with the cluster.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 56
      },
      "targets": [
        {
          "expr": "max by (job, instance) (process_resident_memory_bytes{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{job}} {{instance}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 26
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 27,
      "panels": [],
      "title": "Webhooks",
      "gridPos": {
        "x": 0,
        "y": 64,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 30,
            "lineWidth": 1,
            "showPoints": "never",
            "stacking": {
              "group": "A",
              "mode": "normal"
            }
          },
          "unit": "reqps",
          "min": 0,
          "noValue": "no webhook"
        },
        "overrides": []
      },
      "title": "Admission requests by code",
      "description": "Requests a second by webhook and HTTP code. A refusal is a 200; 5xx is the webhook failing.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 65
      },
      "targets": [
        {
          "expr": "sum by (webhook, code) (rate(controller_runtime_webhook_requests_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{webhook}} {{code}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 28
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "percentunit",
          "min": 0,
          "max": 1,
          "noValue": "no requests"
        },
        "overrides": []
      },
      "title": "Admission time",
      "description": "Share of requests that took over 100 ms and over 1 s; every write of the kind waits for it. Buckets are powers of ten.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 65
      },
      "targets": [
        {
          "expr": "1 - sum by (webhook) (rate(controller_runtime_webhook_latency_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", le=~\"0[.]1\"}[$__rate_interval])) / (sum by (webhook) (rate(controller_runtime_webhook_latency_seconds_count{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{webhook}} over 100 ms",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "1 - sum by (webhook) (rate(controller_runtime_webhook_latency_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\", le=~\"1([.]0)?\"}[$__rate_interval])) / (sum by (webhook) (rate(controller_runtime_webhook_latency_seconds_count{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{webhook}} over 1 s",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 29
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "list",
          "placement": "bottom",
          "showLegend": true,
          "calcs": []
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "drawStyle": "line",
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0,
          "noValue": "no webhook"
        },
        "overrides": []
      },
      "title": "Admission in flight and panics",
      "description": "Requests that are being answered; and panics, each of which is a defect.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 65
      },
      "targets": [
        {
          "expr": "sum by (webhook) (controller_runtime_webhook_requests_in_flight{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{webhook}} in flight",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum(increase(controller_runtime_webhook_panics_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "panics",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum(increase(controller_runtime_conversion_webhook_panics_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "legendFormat": "panics of conversion",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 30
    }
  ]
}
