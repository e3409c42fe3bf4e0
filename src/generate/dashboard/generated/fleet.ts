// Made by `npm run generate` from tools/dashboard.
import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const fleet: GrafanaDashboard = {
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
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
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
        "sort": 1,
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
        "name": "kind",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
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
          "query": "label_values(binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", group=~\"$group\"}, kind)",
          "refId": "variable-kind"
        },
        "definition": "label_values(binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", group=~\"$group\"}, kind)",
        "refresh": 2,
        "sort": 1,
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
          "query": "label_values(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", group=~\"$group\", kind=~\"$kind\"}, namespace)",
          "refId": "variable-namespace"
        },
        "definition": "label_values(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", group=~\"$group\", kind=~\"$kind\"}, namespace)",
        "refresh": 2,
        "sort": 1,
        "description": "Of the resources that need attention. Counts by kind are of all namespaces.",
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
  "title": "Binnacle / Fleet",
  "uid": "binnacle-fleet",
  "description": "Every custom resource of the cluster: is anything wrong, where, and since when.",
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"degraded\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"degraded\"})))",
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"terminating\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"terminating\"})))",
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"progressing\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"progressing\"})))",
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"unknown\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"unknown\"})))",
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"suspended\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"suspended\"})))",
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
          "expr": "sum(sum by (group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"healthy\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"healthy\"})))",
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
            "displayName": "urgency",
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
          "noValue": "nothing"
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
                "value": 150
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
                "value": 120
              },
              {
                "id": "links",
                "value": [
                  {
                    "title": "This kind",
                    "url": "/d/binnacle-kind?var-group=${__data.fields.group}&var-kind=${__data.fields.kind}&${datasource:queryparam}&${cluster:queryparam}&${job:queryparam}&${__url_time_range}"
                  }
                ]
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
                "value": 110
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
              "options": "why"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 170
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "reason"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 180
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "urgency"
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
              "options": "is"
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
              "options": "restarts"
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
      "title": "Needs attention",
      "description": "Degraded; a deletion that hangs for over 15 minutes; a change that the controller has not seen; progressing for an hour. The 200 most urgent. A click on a name shows the resource.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 9,
        "w": 24,
        "x": 0,
        "y": 4
      },
      "targets": [
        {
          "expr": "topk(200, label_replace(4 + 0 * (max by (cluster, group, kind, namespace, name) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"degraded\"}) == 1), \"why\", \"degraded\", \"\", \"\") or label_replace(3 + 0 * (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 900), \"why\", \"deletion stuck\", \"\", \"\") or label_replace(2 + 0 * ((max by (cluster, group, kind, namespace, name) (binnacle_cr_metadata_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > max by (cluster, group, kind, namespace, name) (binnacle_cr_status_observed_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})) unless on (cluster, group, kind, namespace, name) max by (cluster, group, kind, namespace, name) (binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})), \"why\", \"change not observed\", \"\", \"\") or label_replace(1 + 0 * ((max by (cluster, group, kind, namespace, name) (min_over_time(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"progressing\"}[1h])) == 1) and (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_created_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 3600)), \"why\", \"progressing for an hour\", \"\", \"\"))",
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
          "expr": "max by (cluster, group, kind, namespace, name, reason) (binnacle_cr_health_reason_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) and on (cluster, group, kind, namespace, name) (label_replace(4 + 0 * (max by (cluster, group, kind, namespace, name) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"degraded\"}) == 1), \"why\", \"degraded\", \"\", \"\") or label_replace(3 + 0 * (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 900), \"why\", \"deletion stuck\", \"\", \"\") or label_replace(2 + 0 * ((max by (cluster, group, kind, namespace, name) (binnacle_cr_metadata_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > max by (cluster, group, kind, namespace, name) (binnacle_cr_status_observed_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})) unless on (cluster, group, kind, namespace, name) max by (cluster, group, kind, namespace, name) (binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})), \"why\", \"change not observed\", \"\", \"\") or label_replace(1 + 0 * ((max by (cluster, group, kind, namespace, name) (min_over_time(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"progressing\"}[1h])) == 1) and (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_created_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 3600)), \"why\", \"progressing for an hour\", \"\", \"\"))",
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
          "expr": "1000 * max by (cluster, group, kind, namespace, name) (binnacle_cr_condition_last_transition_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) and on (cluster, group, kind, namespace, name) (label_replace(4 + 0 * (max by (cluster, group, kind, namespace, name) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"degraded\"}) == 1), \"why\", \"degraded\", \"\", \"\") or label_replace(3 + 0 * (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 900), \"why\", \"deletion stuck\", \"\", \"\") or label_replace(2 + 0 * ((max by (cluster, group, kind, namespace, name) (binnacle_cr_metadata_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > max by (cluster, group, kind, namespace, name) (binnacle_cr_status_observed_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})) unless on (cluster, group, kind, namespace, name) max by (cluster, group, kind, namespace, name) (binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})), \"why\", \"change not observed\", \"\", \"\") or label_replace(1 + 0 * ((max by (cluster, group, kind, namespace, name) (min_over_time(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"progressing\"}[1h])) == 1) and (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_created_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 3600)), \"why\", \"progressing for an hour\", \"\", \"\"))",
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
          "expr": "sum by (cluster, group, kind, namespace, name) (max by (cluster, group, kind, namespace, name, pod) (binnacle_cr_owned_restarts{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})) and on (cluster, group, kind, namespace, name) (label_replace(4 + 0 * (max by (cluster, group, kind, namespace, name) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"degraded\"}) == 1), \"why\", \"degraded\", \"\", \"\") or label_replace(3 + 0 * (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 900), \"why\", \"deletion stuck\", \"\", \"\") or label_replace(2 + 0 * ((max by (cluster, group, kind, namespace, name) (binnacle_cr_metadata_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > max by (cluster, group, kind, namespace, name) (binnacle_cr_status_observed_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})) unless on (cluster, group, kind, namespace, name) max by (cluster, group, kind, namespace, name) (binnacle_cr_deletion_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"})), \"why\", \"change not observed\", \"\", \"\") or label_replace(1 + 0 * ((max by (cluster, group, kind, namespace, name) (min_over_time(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\", state=\"progressing\"}[1h])) == 1) and (max by (cluster, group, kind, namespace, name) (time() - binnacle_cr_created_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", namespace=~\"$namespace\"}) > 3600)), \"why\", \"progressing for an hour\", \"\", \"\"))",
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
              "namespace": 2,
              "name": 3,
              "why": 4,
              "reason": 5,
              "Value #A": 6,
              "Value #B": 7,
              "Value #C": 8,
              "Value #D": 9
            },
            "renameByName": {
              "Value": "urgency",
              "Value #A": "urgency",
              "Value #B": "is",
              "Value #C": "condition changed",
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
            "displayName": "degraded",
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
                "value": 140
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
                "id": "links",
                "value": [
                  {
                    "title": "This kind",
                    "url": "/d/binnacle-kind?var-group=${__data.fields.group}&var-kind=${__data.fields.kind}&${datasource:queryparam}&${cluster:queryparam}&${job:queryparam}&${__url_time_range}"
                  }
                ]
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "degraded"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 82
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
                      "color": "#E02F44"
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
              "options": "terminating"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 82
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
                      "color": "#FF9830"
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
              "options": "progressing"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 82
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
                      "color": "#5794F2"
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
              "options": "unknown"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 82
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
                      "color": "#8E8E8E"
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
              "options": "healthy"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 82
              }
            ]
          }
        ]
      },
      "title": "Health by kind",
      "description": "Kinds with the most degraded resources first. A click on a kind shows it. Suspended ones are on the page of the kind.",
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
          "expr": "sum by (cluster, group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"degraded\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (cluster, group, kind) (sum by (cluster, group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"degraded\"}))",
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
          "expr": "sum by (cluster, group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"terminating\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (cluster, group, kind) (sum by (cluster, group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"terminating\"}))",
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
          "expr": "sum by (cluster, group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"progressing\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (cluster, group, kind) (sum by (cluster, group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"progressing\"}))",
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
          "expr": "sum by (cluster, group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"unknown\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (cluster, group, kind) (sum by (cluster, group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"unknown\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "legendFormat": "__auto",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "sum by (cluster, group, kind) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"healthy\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (cluster, group, kind) (sum by (cluster, group, kind, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", health=\"healthy\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "E",
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
              "Value #A": 2,
              "Value #B": 3,
              "Value #C": 4,
              "Value #D": 5,
              "Value #E": 6
            },
            "renameByName": {
              "Value": "degraded",
              "Value #A": "degraded",
              "Value #B": "terminating",
              "Value #C": "progressing",
              "Value #D": "unknown",
              "Value #E": "healthy"
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
        "x": 12,
        "y": 13
      },
      "targets": [
        {
          "expr": "sum by (health) (sum by (group, kind, health) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"} and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind, health) (sum by (group, kind, health, job, instance) (binnacle_cr_resources{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"})))",
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
      "id": 9
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 10,
      "panels": [],
      "title": "What happened",
      "gridPos": {
        "x": 0,
        "y": 21,
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
        "w": 8,
        "x": 0,
        "y": 22
      },
      "targets": [
        {
          "expr": "sum by (to) (sum by (group, kind, to) (increase(binnacle_cr_health_transitions_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind, to) (sum by (group, kind, to, job, instance) (increase(binnacle_cr_health_transitions_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"}[$__rate_interval]))))",
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
        "w": 8,
        "x": 8,
        "y": 22
      },
      "targets": [
        {
          "expr": "topk(10, sum by (group, kind, reason) (increase(binnacle_cr_events_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", type=\"Warning\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind, reason) (sum by (group, kind, reason, job, instance) (increase(binnacle_cr_events_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", type=\"Warning\"}[$__rate_interval]))))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{kind}} {{reason}}",
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
        "w": 8,
        "x": 16,
        "y": 22
      },
      "targets": [
        {
          "expr": "sum(sum by (group, kind) (increase(binnacle_cr_created_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (increase(binnacle_cr_created_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"}[$__rate_interval]))))",
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
          "expr": "sum(sum by (group, kind) (increase(binnacle_cr_deleted_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"}[$__rate_interval]) and on (cluster, job, instance) binnacle_shard{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\"}) or max by (group, kind) (sum by (group, kind, job, instance) (increase(binnacle_cr_deleted_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\"}[$__rate_interval]))))",
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
      "type": "row",
      "collapsed": false,
      "id": 14,
      "panels": [],
      "title": "Alerts, and whether this can be relied on",
      "gridPos": {
        "x": 0,
        "y": 30,
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
        "h": 6,
        "w": 12,
        "x": 0,
        "y": 31
      },
      "targets": [
        {
          "expr": "time() - max by (severity, alertname, kind, namespace, name) (ALERTS_FOR_STATE{group=~\"$group\", kind=~\"$kind\"} and ignoring (alertstate) ALERTS{group=~\"$group\", kind=~\"$kind\", alertstate=\"firing\"})",
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
          "unit": "short",
          "noValue": "none: every kind is watched"
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
                "value": 240
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
                "value": 200
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
                "value": 100
              }
            ]
          }
        ]
      },
      "title": "Kinds that are not watched",
      "description": "Kinds whose watch is not running: what is shown of them is old or missing. The log of the monitor says why; often it may not list them.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 6,
        "w": 12,
        "x": 12,
        "y": 31
      },
      "targets": [
        {
          "expr": "count by (cluster, group, kind, state) (binnacle_kind_state{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=~\"$group\", kind=~\"$kind\", state!=\"synced\"} == 1)",
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
              "group": 0,
              "kind": 1,
              "state": 2,
              "Value": 3
            },
            "renameByName": {
              "Value": "monitors"
            }
          }
        }
      ],
      "id": 16
    }
  ]
}
