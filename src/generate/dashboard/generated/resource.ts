// Made by `npm run generate` from tools/dashboard.
import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const resource: GrafanaDashboard = {
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
        "multi": false,
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
        "allValue": ".*",
        "current": {
          "selected": true,
          "text": "All",
          "value": "$__all"
        }
      },
      {
        "type": "query",
        "name": "name",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Name",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\"}, name)",
          "refId": "variable-name"
        },
        "definition": "label_values(binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\"}, name)",
        "refresh": 2,
        "sort": 1
      }
    ]
  },
  "annotations": {},
  "title": "Binnacle / Resource",
  "uid": "binnacle-resource",
  "description": "One custom resource: how it is, since when, what it says of itself, and how what it owns does.",
  "tags": [
    "binnacle"
  ],
  "time": {
    "from": "now-6h",
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
    },
    {
      "title": "What its pods use and serve",
      "type": "link",
      "icon": "",
      "tooltip": "",
      "tags": [],
      "asDropdown": false,
      "placement": "inControlsMenu",
      "targetBlank": false,
      "includeVars": false,
      "keepTime": false,
      "url": "/d/binnacle-workloads?${group:queryparam}&${kind:queryparam}&${namespace:queryparam}&${name:queryparam}&${datasource:queryparam}&${cluster:queryparam}&${job:queryparam}&${__url_time_range}"
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
      "title": "Health",
      "description": "The verdict of now. `binnacle describe` tells what led to it.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#8E8E8E"
              }
            ]
          },
          "noValue": "not there",
          "mappings": [
            {
              "type": "value",
              "options": {
                "0": {
                  "text": "healthy",
                  "index": 5,
                  "color": "#56A64B"
                },
                "1": {
                  "text": "suspended",
                  "index": 4,
                  "color": "#B877D9"
                },
                "2": {
                  "text": "unknown",
                  "index": 3,
                  "color": "#8E8E8E"
                },
                "3": {
                  "text": "progressing",
                  "index": 2,
                  "color": "#5794F2"
                },
                "4": {
                  "text": "terminating",
                  "index": 1,
                  "color": "#FF9830"
                },
                "5": {
                  "text": "degraded",
                  "index": 0,
                  "color": "#E02F44"
                }
              }
            }
          ]
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
          "expr": "max(5 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"degraded\"}) == 1) or 4 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"terminating\"}) == 1) or 3 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"progressing\"}) == 1) or 2 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"unknown\"}) == 1) or 1 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"suspended\"}) == 1) or 0 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"healthy\"}) == 1))",
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
        "textMode": "name",
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
      "title": "Reason",
      "description": "Why it is degraded or progressing, in a word; nothing of other states.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "fieldConfig": {
        "defaults": {
          "unit": "none",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "#8E8E8E"
              }
            ]
          },
          "noValue": "none"
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
          "expr": "max by (reason) (binnacle_cr_health_reason_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{reason}}",
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
      "title": "Changes not observed",
      "description": "Generations that its controller has not acted on yet. Lasting: the controller is down, stuck or failing.",
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
          "noValue": "not told"
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
          "expr": "max(binnacle_cr_metadata_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) - max(binnacle_cr_status_observed_generation{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
      "title": "Diverging fields",
      "description": "Fields whose status is not what the spec asks for. Which: below.",
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
          "noValue": "none to compare"
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
          "expr": "sum(max by (field) (binnacle_cr_divergence{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}))",
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
      "title": "Replicas ready",
      "description": "Of those that its spec asks for.",
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
                "color": "#E02F44"
              },
              {
                "value": 0.5,
                "color": "#FF9830"
              },
              {
                "value": 1,
                "color": "#56A64B"
              }
            ]
          },
          "noValue": "has none"
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
          "expr": "max(binnacle_cr_status_ready_replicas{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) / (max(binnacle_cr_spec_replicas{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) > 0)",
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
      "title": "Restarts in the hour",
      "description": "Of the containers of its pods.",
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
          "noValue": "none known"
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
          "expr": "sum(max by (pod) (binnacle_cr_owned_restarts{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) - min by (pod) (min_over_time(binnacle_cr_owned_restarts{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}[1h])))",
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
                  "text": "healthy",
                  "index": 5,
                  "color": "#56A64B"
                },
                "1": {
                  "text": "suspended",
                  "index": 4,
                  "color": "#B877D9"
                },
                "2": {
                  "text": "unknown",
                  "index": 3,
                  "color": "#8E8E8E"
                },
                "3": {
                  "text": "progressing",
                  "index": 2,
                  "color": "#5794F2"
                },
                "4": {
                  "text": "terminating",
                  "index": 1,
                  "color": "#FF9830"
                },
                "5": {
                  "text": "degraded",
                  "index": 0,
                  "color": "#E02F44"
                }
              }
            }
          ]
        },
        "overrides": []
      },
      "title": "Health over time",
      "description": "When it went from which state to which.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 4,
        "w": 24,
        "x": 0,
        "y": 4
      },
      "targets": [
        {
          "expr": "max(5 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"degraded\"}) == 1) or 4 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"terminating\"}) == 1) or 3 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"progressing\"}) == 1) or 2 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"unknown\"}) == 1) or 1 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"suspended\"}) == 1) or 0 * (max by (cluster, group, kind, namespace, name, state) (binnacle_cr_health{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"healthy\"}) == 1))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "health",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 7
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
                "1": {
                  "text": "True",
                  "index": 0,
                  "color": "#5794F2"
                },
                "2": {
                  "text": "False",
                  "index": 1,
                  "color": "#B877D9"
                },
                "3": {
                  "text": "Unknown",
                  "index": 2,
                  "color": "#8E8E8E"
                }
              }
            }
          ],
          "noValue": "it has no conditions"
        },
        "overrides": []
      },
      "title": "Conditions over time",
      "description": "What each condition said when. Which status is the bad one depends on the condition.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 24,
        "x": 0,
        "y": 8
      },
      "targets": [
        {
          "expr": "1 * max by (type) (binnacle_cr_condition{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", status=\"True\"}) + 2 * max by (type) (binnacle_cr_condition{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", status=\"False\"}) + 3 * max by (type) (binnacle_cr_condition{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", status=\"Unknown\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{type}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 8
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
          "noValue": "it has no conditions"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "status"
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
              "options": "changed"
            },
            "properties": [
              {
                "id": "unit",
                "value": "dateTimeFromNow"
              },
              {
                "id": "custom.width",
                "value": 150
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
                "id": "unit",
                "value": "bool_yes_no"
              },
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
      "title": "Conditions",
      "description": "What each says now and since when. Stale: it speaks of an older generation. Why: `--opt-in condition_reason_info`, or `binnacle describe`.",
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
          "expr": "max by (type, status) (binnacle_cr_condition{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) == 1",
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
          "expr": "1000 * max by (type) (binnacle_cr_condition_last_transition_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
          "expr": "max by (type) (binnacle_cr_condition_stale{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
              "status": 1,
              "Value #A": 2,
              "Value #B": 3,
              "Value #C": 4
            },
            "renameByName": {
              "Value": "is",
              "Value #A": "is",
              "Value #B": "changed",
              "Value #C": "stale"
            }
          }
        }
      ],
      "id": 9
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
        "x": 12,
        "y": 15
      },
      "targets": [
        {
          "expr": "time() - max by (severity, alertname, kind, namespace, name) (ALERTS_FOR_STATE{group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"} and ignoring (alertstate) ALERTS{group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", alertstate=\"firing\"})",
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
      "id": 10
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 11,
      "panels": [],
      "title": "What it wants and what it has",
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
            "fillOpacity": 10,
            "lineWidth": 1,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0,
          "noValue": "it has no replicas"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byRegexp",
              "options": "/wanted/"
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
      "title": "Replicas",
      "description": "Asked for, there, and ready, as its spec and status tell.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 10,
        "x": 0,
        "y": 24
      },
      "targets": [
        {
          "expr": "max(binnacle_cr_spec_replicas{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "wanted",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "max(binnacle_cr_status_replicas{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "there",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "max(binnacle_cr_status_ready_replicas{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "legendFormat": "ready",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 12
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
                  "text": "same",
                  "index": 0,
                  "color": "#56A64B"
                },
                "1": {
                  "text": "differs",
                  "index": 1,
                  "color": "#FF9830"
                }
              }
            }
          ],
          "noValue": "no field is in both"
        },
        "overrides": []
      },
      "title": "Status differs from spec, by field",
      "description": "When which field was not what the spec asks for.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 7,
        "x": 10,
        "y": 24
      },
      "targets": [
        {
          "expr": "max by (field) (binnacle_cr_divergence{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
          "noValue": "none"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "owned_kind"
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
              "options": "drifts"
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
      "title": "Drift of what it owns",
      "description": "Fields of owned objects that are not as the spec asks for, or that somebody else wrote.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 7,
        "x": 17,
        "y": 24
      },
      "targets": [
        {
          "expr": "max by (owned_kind, owned_name, field) (binnacle_cr_owned_drift{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
              "owned_kind": 0,
              "owned_name": 1,
              "field": 2,
              "Value": 3
            },
            "renameByName": {
              "Value": "drifts"
            }
          }
        }
      ],
      "id": 14
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 15,
      "panels": [],
      "title": "What it owns",
      "gridPos": {
        "x": 0,
        "y": 32,
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
            "displayName": "objects",
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
          "noValue": "it owns nothing"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "objects"
            },
            "properties": [
              {
                "id": "custom.width",
                "value": 90
              }
            ]
          }
        ]
      },
      "title": "Owned objects",
      "description": "How many of each kind and health. Without a state only metadata is known of them.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 33
      },
      "targets": [
        {
          "expr": "max by (owned_kind, state) (binnacle_cr_owned_objects{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) > 0",
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
              "owned_kind": 0,
              "state": 1,
              "Value": 2
            },
            "renameByName": {
              "Value": "objects"
            }
          }
        }
      ],
      "id": 16
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
          "noValue": "it owns none"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "wanted"
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
              "options": "ready"
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
      "title": "Workloads",
      "description": "Replicas of its Deployments, StatefulSets and the like. Fewer ready than wanted: look at the pods.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 33
      },
      "targets": [
        {
          "expr": "max by (owned_kind, owned_name) (binnacle_cr_owned_replicas{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"wanted\"})",
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
          "expr": "max by (owned_kind, owned_name) (binnacle_cr_owned_replicas{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\", state=\"ready\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
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
              "owned_kind": 0,
              "owned_name": 1,
              "Value #A": 2,
              "Value #B": 3
            },
            "renameByName": {
              "Value": "wanted",
              "Value #A": "wanted",
              "Value #B": "ready"
            }
          }
        }
      ],
      "id": 17
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
            "displayName": "restarts",
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
          "noValue": "it has none"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "node"
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
      "title": "Pods",
      "description": "Where they run and how often they restarted. What they use and serve: the link above.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 33
      },
      "targets": [
        {
          "expr": "max by (pod, node) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
          "expr": "max by (pod) (binnacle_cr_owned_restarts{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
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
              "pod": 0,
              "node": 1,
              "Value #A": 2,
              "Value #B": 3
            },
            "renameByName": {
              "Value": "is",
              "Value #A": "is",
              "Value #B": "restarts"
            }
          }
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
          "noValue": "it has none"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "Running"
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
              "options": "Pending"
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
              "options": "Failed"
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
              "options": "Succeeded"
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
              "options": "Unknown"
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
      "title": "Pods by phase",
      "description": "Pending ones wait for a node, an image or a volume.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 41
      },
      "targets": [
        {
          "expr": "max by (phase) (binnacle_cr_owned_pods{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{phase}}",
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
          "min": 0,
          "noValue": "it has no pods"
        },
        "overrides": []
      },
      "title": "Restarts by pod",
      "description": "A line that climbs in steps is a crash loop.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 41
      },
      "targets": [
        {
          "expr": "max by (pod) (binnacle_cr_owned_restarts{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{pod}}",
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
      "title": "What else it says",
      "gridPos": {
        "x": 0,
        "y": 49,
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
          "min": 0,
          "noValue": "it has no conditions"
        },
        "overrides": []
      },
      "title": "Transitions of conditions",
      "description": "How often each condition changed its status. Over and over: two parties pull at it, or it is at a limit.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 6,
        "x": 0,
        "y": 50
      },
      "targets": [
        {
          "expr": "max by (type, to) (increase(binnacle_cr_condition_transitions_total{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{type}} → {{to}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "interval": "2m",
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
          "noValue": "its kind has none"
        },
        "overrides": []
      },
      "title": "Numbers of its own",
      "description": "The printer columns of its kind that are numbers and quantities, in base units; dates as Unix time are left out.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 6,
        "x": 6,
        "y": 50
      },
      "targets": [
        {
          "expr": "max by (column) (binnacle_cr_column{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) < 1e9",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{column}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 23
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
          "unit": "string"
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
                "value": 70
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "created"
            },
            "properties": [
              {
                "id": "unit",
                "value": "dateTimeFromNow"
              },
              {
                "id": "custom.width",
                "value": 110
              }
            ]
          }
        ]
      },
      "title": "Identity",
      "description": "The version it is watched in, its owner, and when it was created.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 6,
        "x": 12,
        "y": 50
      },
      "targets": [
        {
          "expr": "1000 * max by (version, owner_kind, owner_name) (binnacle_cr_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"} * on (job, instance, group, kind, namespace, name) group_left () binnacle_cr_created_timestamp_seconds{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
              "owner_kind": 1,
              "owner_name": 2,
              "Value": 3
            },
            "renameByName": {
              "Value": "created"
            }
          }
        }
      ],
      "id": 24
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
          "noValue": "neither"
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
      "title": "Phase and finalizers",
      "description": "The phase it is in, if it has one, and the finalizers that hold its deletion.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 6,
        "x": 18,
        "y": 50
      },
      "targets": [
        {
          "expr": "max by (phase) (binnacle_cr_phase{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}) == 1 or max by (finalizer) (binnacle_cr_finalizer_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
              "phase": 0,
              "finalizer": 1,
              "Value": 2
            },
            "renameByName": {
              "Value": "is"
            }
          }
        }
      ],
      "id": 25
    }
  ]
}
