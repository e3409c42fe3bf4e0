// Made by `npm run generate` from tools/dashboard.
import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const kind: GrafanaDashboard = {
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
        },
        "hide": 2
      },
      {
        "type": "query",
        "name": "group",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Group",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\"}, group)",
          "refId": "variable-group"
        },
        "definition": "label_values(binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\"}, group)",
        "refresh": 2,
        "sort": 1
      },
      {
        "type": "query",
        "name": "kind",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Kind",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\"}, kind)",
          "refId": "variable-kind"
        },
        "definition": "label_values(binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\"}, kind)",
        "refresh": 2,
        "sort": 1
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
          "query": "label_values(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\", kind=\"$kind\"}, namespace)",
          "refId": "variable-namespace"
        },
        "definition": "label_values(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\", kind=\"$kind\"}, namespace)",
        "refresh": 2,
        "sort": 1,
        "description": "Of the resources and fields listed. Counts of the kind are of all namespaces.",
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
      }
    ]
  },
  "annotations": {},
  "title": "Binnacle / Kind",
  "uid": "binnacle-kind",
  "description": "One kind of custom resource: which are unwell, since when, and whether their controller is the reason.",
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
      "title": "Degraded",
      "description": "Something failed and will not come right by waiting. Begin here.",
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
                "color": "text"
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
        "x": 0,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"degraded\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"degraded\"})))",
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
      "title": "Terminating",
      "description": "Deletion was asked for; a finalizer holds these until its controller has cleaned up.",
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
                "color": "text"
              },
              {
                "value": 1,
                "color": "#FF9830"
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
        "x": 4,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"terminating\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"terminating\"})))",
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
      "title": "Progressing",
      "description": "The controller is at work. Normal for minutes, not for hours.",
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
                "color": "text"
              },
              {
                "value": 1,
                "color": "#5794F2"
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"progressing\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"progressing\"})))",
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
      "title": "Unknown",
      "description": "Nothing in these tells how they are: no conditions and no state, or none that can be judged.",
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
                "color": "text"
              },
              {
                "value": 1,
                "color": "#8E8E8E"
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"unknown\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"unknown\"})))",
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
      "title": "Suspended",
      "description": "Somebody asked the controller to leave these alone. Look whether that is still meant.",
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
                "color": "text"
              },
              {
                "value": 1,
                "color": "#B877D9"
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
        "x": 16,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"suspended\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"suspended\"})))",
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
      "title": "Healthy",
      "description": "All that these say of themselves is good.",
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
        "x": 20,
        "y": 0
      },
      "targets": [
        {
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"healthy\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", health=\"healthy\"})))",
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
            "displayName": "rank",
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
          "unit": "short",
          "noValue": "there are none"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "namespace"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 130
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "name"
            },
            "properties": [
              {
                "id": "links",
                "value": [
                  {
                    "title": "This resource",
                    "url": "/d/binnacle-resource?var-group=${__data.fields.group}&var-kind=${__data.fields.kind}&var-namespace=${__data.fields.namespace}&var-name=${__data.fields.name}&${datasource:queryparam}&${cluster:queryparam}&${job:queryparam}&${__url_time_range}"
                  }
                ]
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
              },
              {
                "id": "mappings",
                "value": [
                  {
                    "type": "value",
                    "options": {
                      "degraded": {
                        "text": "degraded",
                        "index": 0,
                        "color": "#E02F44"
                      },
                      "terminating": {
                        "text": "terminating",
                        "index": 1,
                        "color": "#FF9830"
                      },
                      "progressing": {
                        "text": "progressing",
                        "index": 2,
                        "color": "#5794F2"
                      },
                      "unknown": {
                        "text": "unknown",
                        "index": 3,
                        "color": "#8E8E8E"
                      },
                      "suspended": {
                        "text": "suspended",
                        "index": 4,
                        "color": "#B877D9"
                      },
                      "healthy": {
                        "text": "healthy",
                        "index": 5,
                        "color": "#56A64B"
                      }
                    }
                  }
                ]
              },
              {
                "id": "custom.cellOptions",
                "value": {
                  "type": "color-text"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "group"
            },
            "properties": [
              {
                "id": "custom.hidden",
                "value": true
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "kind"
            },
            "properties": [
              {
                "id": "custom.hidden",
                "value": true
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "rank"
            },
            "properties": [
              {
                "id": "custom.hidden",
                "value": true
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "condition changed"
            },
            "properties": [
              {
                "id": "unit",
                "value": "dateTimeFromNow"
              },
              {
                "id": "custom.width",
                "value": 140
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "diverging fields"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 120
              },
              {
                "id": "thresholds",
                "value": {
                  "mode": "absolute",
                  "steps": [
                    {
                      "value": null,
                      "color": "text"
                    },
                    {
                      "value": 1,
                      "color": "orange"
                    }
                  ]
                }
              },
              {
                "id": "custom.cellOptions",
                "value": {
                  "type": "color-text"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "restarts"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 80
              },
              {
                "id": "thresholds",
                "value": {
                  "mode": "absolute",
                  "steps": [
                    {
                      "value": null,
                      "color": "text"
                    },
                    {
                      "value": 1,
                      "color": "orange"
                    }
                  ]
                }
              },
              {
                "id": "custom.cellOptions",
                "value": {
                  "type": "color-text"
                }
              }
            ]
          }
        ]
      },
      "title": "Resources, worst first",
      "description": "The 500 worst. A click on a name shows the resource.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 12,
        "w": 15,
        "x": 0,
        "y": 4
      },
      "targets": [
        {
          "expr": "topk(500, 5 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", state=\"degraded\"}) == 1) or 4 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", state=\"terminating\"}) == 1) or 3 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", state=\"progressing\"}) == 1) or 2 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", state=\"unknown\"}) == 1) or 1 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", state=\"suspended\"}) == 1) or 0 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", state=\"healthy\"}) == 1))",
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
          "expr": "1000 * max by (cluster, group, kind, namespace, name) (binnacle_cr_condition_last_transition_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\"})",
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
          "expr": "sum by (cluster, group, kind, namespace, name) (max by (cluster, group, kind, namespace, name, field) (binnacle_cr_divergence{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\"}))",
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
          "expr": "sum by (cluster, group, kind, namespace, name) (max by (cluster, group, kind, namespace, name, pod) (binnacle_cr_owned_restarts{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\"}))",
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
              "namespace": 0,
              "name": 1,
              "state": 2,
              "group": 3,
              "kind": 4,
              "Value #A": 5,
              "Value #B": 6,
              "Value #C": 7,
              "Value #D": 8
            },
            "renameByName": {
              "Value": "rank",
              "Value #A": "rank",
              "Value #B": "condition changed",
              "Value #C": "diverging fields",
              "Value #D": "restarts"
            }
          }
        }
      ],
      "id": 7
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
            "displayName": "False",
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
          "unit": "short",
          "noValue": "this kind has no conditions"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "True"
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
              "options": "False"
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
              "options": "Unknown"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 80
              }
            ]
          }
        ]
      },
      "title": "Conditions",
      "description": "How many resources have each condition true, false and unknown. Which of them is the bad one depends on the condition.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 12,
        "w": 9,
        "x": 15,
        "y": 4
      },
      "targets": [
        {
          "expr": "sum by (type) (binnacle_cr_conditions{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", status=\"True\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (type) (sum by (type, job, instance) (binnacle_cr_conditions{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", status=\"True\"}))",
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
          "expr": "sum by (type) (binnacle_cr_conditions{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", status=\"False\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (type) (sum by (type, job, instance) (binnacle_cr_conditions{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", status=\"False\"}))",
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
          "expr": "sum by (type) (binnacle_cr_conditions{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", status=\"Unknown\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (type) (sum by (type, job, instance) (binnacle_cr_conditions{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", status=\"Unknown\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
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
              "type": 0,
              "Value #A": 1,
              "Value #B": 2,
              "Value #C": 3
            },
            "renameByName": {
              "Value": "True",
              "Value #A": "True",
              "Value #B": "False",
              "Value #C": "Unknown"
            }
          }
        }
      ],
      "id": 8
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 9,
      "panels": [],
      "title": "What happened",
      "gridPos": {
        "x": 0,
        "y": 16,
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
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "degraded"
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
              "options": "terminating"
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
              "options": "progressing"
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
              "options": "unknown"
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
          },
          {
            "matcher": {
              "id": "byName",
              "options": "suspended"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "#B877D9"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "healthy"
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
          }
        ]
      },
      "title": "Resources by health",
      "description": "When it began, and whether it spreads. A step in all states at once is a restart of the monitor.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 17
      },
      "targets": [
        {
          "expr": "sum by (health) (sum by (group, kind, health) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind, health) (sum by (group, kind, health, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"})))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{health}}",
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
              "options": "degraded"
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
              "options": "terminating"
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
              "options": "progressing"
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
              "options": "unknown"
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
          },
          {
            "matcher": {
              "id": "byName",
              "options": "suspended"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "#B877D9"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "healthy"
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
          }
        ]
      },
      "title": "Health transitions",
      "description": "How often resources changed their state, by the state they went to. Bars that go on in two colours are flapping.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 17
      },
      "targets": [
        {
          "expr": "sum by (to) (sum by (group, kind, to) (increase(binnacle_cr_health_transitions_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind, to) (sum by (group, kind, to, job, instance) (increase(binnacle_cr_health_transitions_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval]))))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{to}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "interval": "2m",
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
          "min": 0,
          "noValue": "none"
        },
        "overrides": []
      },
      "title": "Warning events",
      "description": "Occurrences of events of type Warning about resources and what they own: the ten most frequent reasons.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 25
      },
      "targets": [
        {
          "expr": "topk(10, sum by (reason) (increase(binnacle_cr_events_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", type=\"Warning\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (reason) (sum by (reason, job, instance) (increase(binnacle_cr_events_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", type=\"Warning\"}[$__rate_interval]))))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{reason}}",
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
      "title": "Created and deleted",
      "description": "A peak of creations is a deployment or a loop; the API server and every controller feel it.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 25
      },
      "targets": [
        {
          "expr": "sum(sum by (group, kind) (increase(binnacle_cr_created_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (increase(binnacle_cr_created_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval]))))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "created",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "sum(sum by (group, kind) (increase(binnacle_cr_deleted_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (increase(binnacle_cr_deleted_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval]))))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "deleted",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "interval": "2m",
      "id": 13
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
            "displayName": "since",
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
          "unit": "s",
          "noValue": "none"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "severity"
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
              "options": "alertname"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 260
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "kind"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 140
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "namespace"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 120
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "since"
            },
            "properties": [
              {
                "id": "unit",
                "value": "s"
              },
              {
                "id": "custom.width",
                "value": 90
              }
            ]
          }
        ]
      },
      "title": "Firing alerts",
      "description": "Alerts of these resources that fire now, longest first. Empty without rules: `binnacle rules` writes them.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 33
      },
      "targets": [
        {
          "expr": "time() - max by (severity, alertname, kind, namespace, name) (ALERTS_FOR_STATE{group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\"} and ignoring (alertstate) ALERTS{group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", alertstate=\"firing\"})",
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
              "severity": 0,
              "alertname": 1,
              "kind": 2,
              "namespace": 3,
              "name": 4,
              "Value": 5
            },
            "renameByName": {
              "Value": "since"
            }
          }
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
          "unit": "short",
          "min": 0,
          "noValue": "no field of this kind is in both"
        },
        "overrides": []
      },
      "title": "Status differs from spec, by field",
      "description": "Resources whose status does not show what their spec asks for. Lasting: the controller does not get there. Short: a roll-out.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 33
      },
      "targets": [
        {
          "expr": "sum by (field) (max by (cluster, group, kind, namespace, name, field) (binnacle_cr_divergence{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{field}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 15
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 16,
      "panels": [],
      "title": "Its controller, when it has the name of the kind",
      "gridPos": {
        "x": 0,
        "y": 41,
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
        "w": 8,
        "x": 0,
        "y": 42
      },
      "targets": [
        {
          "expr": "sum by (result) (rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", controller=~\"(?i)$kind\"}[$__rate_interval]))",
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
      "links": [
        {
          "title": "Operators",
          "type": "link",
          "icon": "",
          "tooltip": "",
          "tags": [],
          "asDropdown": false,
          "placement": "inControlsMenu",
          "targetBlank": false,
          "includeVars": false,
          "keepTime": false,
          "url": "/d/binnacle-operator?${datasource:queryparam}&${cluster:queryparam}&${__url_time_range}"
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
        "w": 8,
        "x": 8,
        "y": 42
      },
      "targets": [
        {
          "expr": "sum by (controller) (rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", controller=~\"(?i)$kind\", result=\"error\"}[$__rate_interval])) / (sum by (controller) (rate(controller_runtime_reconcile_total{cluster=~\"$cluster\", controller=~\"(?i)$kind\"}[$__rate_interval])) > 0)",
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
      "links": [
        {
          "title": "Operators",
          "type": "link",
          "icon": "",
          "tooltip": "",
          "tags": [],
          "asDropdown": false,
          "placement": "inControlsMenu",
          "targetBlank": false,
          "includeVars": false,
          "keepTime": false,
          "url": "/d/binnacle-operator?${datasource:queryparam}&${cluster:queryparam}&${__url_time_range}"
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
        "w": 8,
        "x": 16,
        "y": 42
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (controller, le) (rate(controller_runtime_reconcile_time_seconds_bucket{cluster=~\"$cluster\", controller=~\"(?i)$kind\"}[$__rate_interval])))",
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
          "expr": "histogram_quantile(0.99, sum by (controller, le) (rate(controller_runtime_reconcile_time_seconds_bucket{cluster=~\"$cluster\", controller=~\"(?i)$kind\"}[$__rate_interval])))",
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
      "links": [
        {
          "title": "Operators",
          "type": "link",
          "icon": "",
          "tooltip": "",
          "tags": [],
          "asDropdown": false,
          "placement": "inControlsMenu",
          "targetBlank": false,
          "includeVars": false,
          "keepTime": false,
          "url": "/d/binnacle-operator?${datasource:queryparam}&${cluster:queryparam}&${__url_time_range}"
        }
      ],
      "id": 19
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 20,
      "panels": [],
      "title": "How long things take",
      "gridPos": {
        "x": 0,
        "y": 50,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "value_and_name",
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
      "title": "Time to ready",
      "description": "From creation until healthy for the first time, of those that got there in this time range.",
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
                "color": "#8E8E8E"
              }
            ]
          },
          "noValue": "none in this time range"
        },
        "overrides": []
      },
      "gridPos": {
        "h": 8,
        "w": 6,
        "x": 0,
        "y": 51
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (le) (increase(binnacle_cr_time_to_ready_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__range]))) >= 0",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "p50",
          "instant": true,
          "range": false,
          "format": "time_series"
        },
        {
          "expr": "histogram_quantile(0.9, sum by (le) (increase(binnacle_cr_time_to_ready_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__range]))) >= 0",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "p90",
          "instant": true,
          "range": false,
          "format": "time_series"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (increase(binnacle_cr_time_to_ready_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__range]))) >= 0",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "legendFormat": "p99",
          "instant": true,
          "range": false,
          "format": "time_series"
        }
      ],
      "id": 21
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "none",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "value_and_name",
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
      "title": "Time to delete",
      "description": "From the request until gone: the time that finalizers take.",
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
                "color": "#8E8E8E"
              }
            ]
          },
          "noValue": "none in this time range"
        },
        "overrides": []
      },
      "gridPos": {
        "h": 8,
        "w": 6,
        "x": 6,
        "y": 51
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (le) (increase(binnacle_cr_deletion_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__range]))) >= 0",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "p50",
          "instant": true,
          "range": false,
          "format": "time_series"
        },
        {
          "expr": "histogram_quantile(0.9, sum by (le) (increase(binnacle_cr_deletion_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__range]))) >= 0",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "p90",
          "instant": true,
          "range": false,
          "format": "time_series"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (increase(binnacle_cr_deletion_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__range]))) >= 0",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "legendFormat": "p99",
          "instant": true,
          "range": false,
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
          "unit": "s",
          "min": 0,
          "noValue": "no resource changed its state"
        },
        "overrides": []
      },
      "title": "How long a state lasted",
      "description": "Median of how long resources had been in a state when they left it. Short healthy times are flapping.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 51
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (state, le) (increase(binnacle_cr_state_duration_seconds_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval])))",
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
      "id": 23
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 24,
      "panels": [],
      "title": "Definition and size",
      "gridPos": {
        "x": 0,
        "y": 59,
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
              "options": "version"
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
              "options": "served"
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
              "options": "storage"
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
              "options": "monitors"
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
      "title": "Versions of the definition",
      "description": "A version that is deprecated, or that resources may be stored in although it is not the one for storage, wants a migration.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 9,
        "w": 10,
        "x": 0,
        "y": 60
      },
      "targets": [
        {
          "expr": "count by (version, served, storage, deprecated) (binnacle_cr_crd_version{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"})",
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
              "version": 0,
              "served": 1,
              "storage": 2,
              "deprecated": 3,
              "Value": 4
            },
            "renameByName": {
              "Value": "monitors"
            }
          }
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
      "title": "Size of all resources",
      "description": "As JSON: about what the kind takes in etcd, and what a controller that lists it has to read.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 9,
        "w": 7,
        "x": 10,
        "y": 60
      },
      "targets": [
        {
          "expr": "sum by (group, kind) (binnacle_cr_kind_bytes{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_kind_bytes{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}))",
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
      "id": 26
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
          "unit": "bytes"
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
          "unit": "bytes"
        },
        "overrides": []
      },
      "title": "Sizes of resources that changed",
      "description": "One for each version that was read. etcd takes requests of 1.5 MiB; what is near that will fail to be written.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 9,
        "w": 7,
        "x": 17,
        "y": 60
      },
      "targets": [
        {
          "expr": "sum by (le) (increase(binnacle_cr_object_bytes_bucket{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\"}[$__rate_interval]))",
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
      "id": 27
    }
  ]
}
