// Made by `npm run generate` from tools/dashboard.
import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const monitor: GrafanaDashboard = {
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
          "query": "label_values(binnacle_build_info, cluster)",
          "refId": "variable-cluster"
        },
        "definition": "label_values(binnacle_build_info, cluster)",
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
          "query": "label_values(binnacle_build_info{cluster=~\"$cluster\"}, job)",
          "refId": "variable-job"
        },
        "definition": "label_values(binnacle_build_info{cluster=~\"$cluster\"}, job)",
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
          "query": "label_values(binnacle_build_info{cluster=~\"$cluster\", job=~\"$job\"}, instance)",
          "refId": "variable-instance"
        },
        "definition": "label_values(binnacle_build_info{cluster=~\"$cluster\", job=~\"$job\"}, instance)",
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
  "title": "Binnacle / Monitor",
  "uid": "binnacle-monitor",
  "description": "Binnacle itself: whether what it shows can be relied on, and what it costs.",
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
      "title": "Kinds not in step",
      "description": "Kinds whose resources are not all known, or are as old as the last connection. Which and why: below, and the log.",
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
          "noValue": "no kinds"
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
          "expr": "count(max by (group, kind) (binnacle_kind_state{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", state=\"synced\"}) == 0) or 0 * count(binnacle_kind_state{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
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
      "title": "Watch errors",
      "description": "Watches that ended in an error in the last ten minutes. A few are normal when API servers are replaced.",
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
                "value": 5,
                "color": "#FF9830"
              },
              {
                "value": 50,
                "color": "#E02F44"
              }
            ]
          },
          "noValue": "0"
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
          "expr": "sum(increase(binnacle_watch_errors_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[10m]))",
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
      "title": "Kinds with series left out",
      "description": "A limit is reached: some resources of these kinds have no series of their own. Raise it, or take a lower tier.",
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
          "noValue": "0"
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
          "expr": "sum(max by (group, kind) (binnacle_series_limit_reached{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
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
      "title": "Configurations",
      "description": "More than one: replicas run with different options and show different things. Normal during a roll-out.",
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
                "value": 2,
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
          "expr": "count(count_values(\"hash\", binnacle_config_hash{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
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
      "title": "Shards missing",
      "description": "Parts of the resources that no replica watches.",
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
          "noValue": "not sharded"
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
          "expr": "max(binnacle_shards{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) - count(count_values(\"shard\", binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
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
      "title": "Whether it sees everything",
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
            "displayName": "series",
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
              "options": "group"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 200
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "state"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 100
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "monitors"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 80
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "resources"
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
              "options": "series"
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
              "options": "listed"
            },
            "properties": [
              {
                "id": "unit",
                "value": "dateTimeFromNow"
              },
              {
                "id": "custom.width",
                "value": 130
              }
            ]
          }
        ]
      },
      "title": "Kinds",
      "description": "State of the watch, how many resources are known, the series they make, and when they were last listed whole.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 10,
        "w": 14,
        "x": 0,
        "y": 5
      },
      "targets": [
        {
          "expr": "count by (cluster, group, kind, state) (binnacle_kind_state{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"} == 1)",
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
          "expr": "sum by (cluster, group, kind) (max by (cluster, group, kind, instance) (binnacle_objects{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
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
          "expr": "sum by (cluster, group, kind) (binnacle_series{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
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
          "expr": "1000 * min by (cluster, group, kind) (binnacle_last_sync_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
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
              "group": 0,
              "kind": 1,
              "state": 2,
              "Value #A": 3,
              "Value #B": 4,
              "Value #C": 5,
              "Value #D": 6
            },
            "renameByName": {
              "Value": "monitors",
              "Value #A": "monitors",
              "Value #B": "resources",
              "Value #C": "series",
              "Value #D": "listed"
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
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "synced"
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
              "options": "syncing"
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
          },
          {
            "matcher": {
              "id": "byName",
              "options": "stale"
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
              "options": "forbidden"
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
              "options": "failed"
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
              "options": "unwatchable"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "#8E8E8E"
                }
              }
            ]
          }
        ]
      },
      "title": "Watches by state",
      "description": "Stale: nothing comes at the moment. Forbidden: its role lacks list and watch. Failed: a defect of ours.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 10,
        "w": 10,
        "x": 14,
        "y": 5
      },
      "targets": [
        {
          "expr": "sum by (state) (binnacle_kind_state{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) > 0",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{state}}",
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
          }
        ]
      },
      "title": "Whole lists",
      "description": "Lists of a kind that were begun and ended. Each costs the API server; after the start there should be few.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 15
      },
      "targets": [
        {
          "expr": "sum by (result) (increase(binnacle_list_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval]))",
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
      "title": "Watch errors by kind",
      "description": "One kind: its definition or its conversion webhook. All kinds: the API server or the network.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 15
      },
      "targets": [
        {
          "expr": "topk(10, sum by (group, kind) (increase(binnacle_watch_errors_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{kind}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "interval": "2m",
      "id": 11
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 12,
      "panels": [],
      "title": "What it holds",
      "gridPos": {
        "x": 0,
        "y": 23,
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
      "title": "Resources by kind",
      "description": "The ten greatest, of all replicas.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 24
      },
      "targets": [
        {
          "expr": "topk(10, sum by (kind) (binnacle_objects{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{kind}}",
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
      "title": "Series by kind",
      "description": "The ten greatest, of all replicas: what Prometheus has to keep.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 24
      },
      "targets": [
        {
          "expr": "topk(10, sum by (kind) (binnacle_series{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{kind}}",
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
          "noValue": "none"
        },
        "overrides": []
      },
      "title": "Series left out",
      "description": "By metric, each time a limit kept one out.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 24
      },
      "targets": [
        {
          "expr": "sum by (metric) (increase(binnacle_series_dropped_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{metric}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "interval": "2m",
      "id": 15
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
        "cellHeight": "sm"
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
              "options": "is"
            },
            "properties": [
              {
                "id": "custom.hidden",
                "value": true
              }
            ]
          }
        ]
      },
      "title": "Replicas",
      "description": "Version, tier and what chose it. Different versions at once: a roll-out, or one that is stuck.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 5,
        "w": 24,
        "x": 0,
        "y": 32
      },
      "targets": [
        {
          "expr": "binnacle_build_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"} * on (job, instance) group_left (tier, because) binnacle_tier{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "table"
        }
      ],
      "transformations": [
        {
          "id": "organize",
          "options": {
            "excludeByName": {
              "Time": true
            },
            "indexByName": {
              "job": 0,
              "instance": 1,
              "version": 2,
              "node_version": 3,
              "tier": 4,
              "because": 5,
              "Value": 6
            },
            "renameByName": {
              "Value": "is"
            }
          }
        }
      ],
      "id": 16
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 17,
      "panels": [],
      "title": "Scrapes",
      "gridPos": {
        "x": 0,
        "y": 37,
        "h": 1,
        "w": 24
      }
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
      "title": "Time of an answer",
      "description": "How long putting together the answer to a scrape took, without the way to Prometheus.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 38
      },
      "targets": [
        {
          "expr": "sum by (le) (increase(binnacle_scrape_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval]))",
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
          "unit": "s",
          "min": 0
        },
        "overrides": []
      },
      "title": "Time of a scrape",
      "description": "As Prometheus sees it, the way included; and the slowest in a hundred answers.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 38
      },
      "targets": [
        {
          "expr": "max by (instance) (scrape_duration_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{instance}} scrape",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (instance, le) (rate(binnacle_scrape_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "p99 {{instance}}",
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
              "options": "/new/"
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
      "title": "Samples of a scrape",
      "description": "What each replica serves, and what of it was new the last time.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 38
      },
      "targets": [
        {
          "expr": "max by (instance) (scrape_samples_scraped{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{instance}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "max by (instance) (scrape_series_added{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{instance}} new",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 20
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 21,
      "panels": [],
      "title": "Owned objects, events, history",
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
          "unit": "short",
          "min": 0,
          "noValue": "owned objects are not followed"
        },
        "overrides": []
      },
      "title": "Owned objects by kind",
      "description": "Objects that custom resources own and that are known, the ten greatest kinds.",
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
          "expr": "topk(10, sum by (kind) (binnacle_owned_tracked_objects{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{kind}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 22
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
          "noValue": "events are not followed"
        },
        "overrides": []
      },
      "title": "Events kept and let go",
      "description": "Kept at the moment, and a second let go to make room.",
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
          "expr": "sum(binnacle_events{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "kept",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum by (limit) (rate(binnacle_events_dropped_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "let go: {{limit}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 23
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
          "min": 0,
          "noValue": "history is off"
        },
        "overrides": []
      },
      "title": "History",
      "description": "Bytes that history takes, by part.",
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
          "expr": "sum by (part) (binnacle_history_bytes{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{part}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 24
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 25,
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
        "y": 56
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
      "id": 26
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
        "y": 56
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
      "id": 27
    }
  ]
}
