// Made by `npm run generate` from tools/dashboard.
import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const prometheus: GrafanaDashboard = {
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
          "query": "label_values(prometheus_build_info, cluster)",
          "refId": "variable-cluster"
        },
        "definition": "label_values(prometheus_build_info, cluster)",
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
          "query": "label_values(prometheus_build_info{cluster=~\"$cluster\"}, job)",
          "refId": "variable-job"
        },
        "definition": "label_values(prometheus_build_info{cluster=~\"$cluster\"}, job)",
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
          "query": "label_values(prometheus_build_info{cluster=~\"$cluster\", job=~\"$job\"}, instance)",
          "refId": "variable-instance"
        },
        "definition": "label_values(prometheus_build_info{cluster=~\"$cluster\", job=~\"$job\"}, instance)",
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
  "title": "Binnacle / Prometheus",
  "uid": "binnacle-prometheus",
  "description": "Whether Prometheus keeps up, and whose series it is busy with.",
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
          "expr": "count(up{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) - sum(up{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
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
      "title": "Series in memory",
      "description": "About 4 KiB of memory each, more with long labels.",
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
        "x": 4,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(prometheus_tsdb_head_series{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
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
      "title": "Evaluations missed",
      "description": "Evaluations of rule groups that were left out in the last hour, because the one before was not done: gaps in recorded series and late alerts.",
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
          "noValue": "no rules"
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
          "expr": "sum(increase(prometheus_rule_group_iterations_missed_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[1h]))",
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
      "title": "Rules failed",
      "description": "Evaluations that ended in an error in the last hour. The page of rules in Prometheus names them.",
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
          "noValue": "no rules"
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
          "expr": "sum(increase(prometheus_rule_evaluation_failures_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[1h]))",
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
      "title": "Slowest rule group",
      "description": "How much of its interval the slowest group takes. At 1 it misses evaluations.",
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
                "value": 0.5,
                "color": "#FF9830"
              },
              {
                "value": 0.9,
                "color": "#E02F44"
              }
            ]
          },
          "noValue": "no rules"
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
          "expr": "max(prometheus_rule_group_last_duration_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"} / (prometheus_rule_group_interval_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"} > 0))",
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
      "title": "Alerts not delivered",
      "description": "Alerts that could not be handed to an Alertmanager in the last hour.",
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
          "noValue": "no Alertmanager"
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
          "expr": "sum(increase(prometheus_notifications_dropped_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[1h]))",
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
      "title": "Whose series they are",
      "gridPos": {
        "x": 0,
        "y": 4,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "table",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "frameIndex": 0,
        "showHeader": true,
        "showTypeIcons": false,
        "footer": {
          "show": false,
          "reducer": [],
          "countRows": false
        },
        "cellHeight": "sm",
        "sortBy": [
          {
            "displayName": "samples",
            "desc": true
          }
        ]
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "align": "auto",
            "inspect": false,
            "filterable": true
          },
          "unit": "short"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "samples"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 110
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "new series"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 110
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "targets"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 90
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "slowest scrape"
            },
            "properties": [
              {
                "id": "unit",
                "value": "s"
              },
              {
                "id": "custom.width",
                "value": 130
              }
            ]
          }
        ]
      },
      "title": "Samples of a scrape by job",
      "description": "Who fills Prometheus: samples of one scrape of all targets of a job, and how many are new series each time.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 9,
        "w": 12,
        "x": 0,
        "y": 5
      },
      "targets": [
        {
          "expr": "sum by (job) (scrape_samples_post_metric_relabeling{cluster=~\"$cluster\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "sum by (job) (scrape_series_added{cluster=~\"$cluster\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "count by (job) (up{cluster=~\"$cluster\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "max by (job) (scrape_duration_seconds{cluster=~\"$cluster\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "table"
        }
      ],
      "transformations": [
        {
          "id": "merge",
          "options": {}
        },
        {
          "id": "organize",
          "options": {
            "excludeByName": {
              "Time": true
            },
            "indexByName": {
              "job": 0,
              "Value #A": 1,
              "Value #B": 2,
              "Value #C": 3,
              "Value #D": 4
            },
            "renameByName": {
              "Value": "samples",
              "Value #A": "samples",
              "Value #B": "new series",
              "Value #C": "targets",
              "Value #D": "slowest scrape"
            }
          }
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
      "title": "Samples by job",
      "description": "The ten greatest. A step tells what came.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 9,
        "w": 12,
        "x": 12,
        "y": 5
      },
      "targets": [
        {
          "expr": "topk(10, sum by (job) (scrape_samples_post_metric_relabeling{cluster=~\"$cluster\"}))",
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
      "id": 9
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
      "title": "New series by job",
      "description": "Series that a scrape brought for the first time. A steady stream is a label whose values never end.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 14
      },
      "targets": [
        {
          "expr": "topk(10, sum by (job) (sum_over_time(scrape_series_added{cluster=~\"$cluster\"}[$__rate_interval])))",
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
          "min": 0
        },
        "overrides": []
      },
      "title": "Time of a scrape by job",
      "description": "The slowest target of each job, the ten slowest. At the time-out the target counts as down.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 14
      },
      "targets": [
        {
          "expr": "topk(10, max by (job) (scrape_duration_seconds{cluster=~\"$cluster\"}))",
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
      "id": 11
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 12,
      "panels": [],
      "title": "Queries and rules",
      "gridPos": {
        "x": 0,
        "y": 22,
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
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "s",
          "min": 0,
          "noValue": "no queries of late"
        },
        "overrides": []
      },
      "title": "Time of queries",
      "description": "Slowest in a hundred, by what of it: waiting for a place, getting ready, evaluating. Rules count as queries too.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 23
      },
      "targets": [
        {
          "expr": "max by (slice) (prometheus_engine_query_duration_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", quantile=\"0.99\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{slice}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 13
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
        "overrides": [
          {
            "matcher": {
              "id": "byRegexp",
              "options": "/at most/"
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
      "title": "Queries at once",
      "description": "Dashed, how many may run; what is over it waits.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 23
      },
      "targets": [
        {
          "expr": "sum(prometheus_engine_queries{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "running",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "max(prometheus_engine_queries_concurrent_max{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "at most",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 14
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
          "noValue": "no rules"
        },
        "overrides": []
      },
      "title": "Time of rule groups",
      "description": "The ten slowest groups.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 31
      },
      "targets": [
        {
          "expr": "topk(10, max by (rule_group) (prometheus_rule_group_last_duration_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{rule_group}}",
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
          "min": 0,
          "noValue": "no rules"
        },
        "overrides": []
      },
      "title": "Evaluations missed by rule group",
      "description": "A group that misses takes longer than its interval: split it, or make its expressions cheaper.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 31
      },
      "targets": [
        {
          "expr": "sum by (rule_group) (increase(prometheus_rule_group_iterations_missed_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{rule_group}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "interval": "2m",
      "id": 16
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 17,
      "panels": [],
      "title": "What it holds and takes",
      "gridPos": {
        "x": 0,
        "y": 39,
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
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Series and chunks in memory",
      "description": "What the head block holds. It falls every two hours, when the oldest part is written out.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 40
      },
      "targets": [
        {
          "expr": "sum by (instance) (prometheus_tsdb_head_series{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{instance}} series",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum by (instance) (prometheus_tsdb_head_chunks{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{instance}} chunks",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 18
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
          "unit": "wps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Samples taken in",
      "description": "Samples a second, scraped and recorded.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 40
      },
      "targets": [
        {
          "expr": "sum by (instance) (rate(prometheus_tsdb_head_samples_appended_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{instance}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 19
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
          "unit": "bytes",
          "min": 0
        },
        "overrides": []
      },
      "title": "On disk",
      "description": "Blocks, and the log that is read again at a start.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 40
      },
      "targets": [
        {
          "expr": "sum(prometheus_tsdb_storage_blocks_bytes{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "blocks",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum(prometheus_tsdb_wal_storage_size_bytes{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "log",
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
        "w": 12,
        "x": 0,
        "y": 48
      },
      "targets": [
        {
          "expr": "sum by (job, instance) (rate(process_cpu_seconds_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval]))",
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
        "w": 12,
        "x": 12,
        "y": 48
      },
      "targets": [
        {
          "expr": "max by (job, instance) (process_resident_memory_bytes{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
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
      "id": 22
    }
  ]
}
