// Made by `npm run generate` from tools/dashboard.
import type { GrafanaDashboard } from '../grafana-dashboard.ts'

export const workloads: GrafanaDashboard = {
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
      },
      {
        "type": "query",
        "name": "pod",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Pod",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values(binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}, pod)",
          "refId": "variable-pod"
        },
        "definition": "label_values(binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}, pod)",
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
        "name": "requests",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Requests",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values({__name__=~\"(http|grpc|rpc).*(requests?|handled|duration_seconds|duration_milliseconds)(_total|_count)\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}, __name__)",
          "refId": "variable-requests"
        },
        "definition": "label_values({__name__=~\"(http|grpc|rpc).*(requests?|handled|duration_seconds|duration_milliseconds)(_total|_count)\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}, __name__)",
        "refresh": 2,
        "sort": 2,
        "description": "The counter of requests that the application exposes."
      },
      {
        "type": "query",
        "name": "latency",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Latency",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "qryType": 1,
          "query": "label_values({__name__=~\"(http|grpc|rpc).*(duration|latency|handling)_(seconds|milliseconds)_bucket\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}, __name__)",
          "refId": "variable-latency"
        },
        "definition": "label_values({__name__=~\"(http|grpc|rpc).*(duration|latency|handling)_(seconds|milliseconds)_bucket\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}, __name__)",
        "refresh": 2,
        "sort": 1,
        "description": "The histogram of request times that the application exposes."
      }
    ]
  },
  "annotations": {},
  "title": "Binnacle / Workloads of a resource",
  "uid": "binnacle-workloads",
  "description": "What the pods of one custom resource use and serve: containers, the application, the service mesh.",
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
              "options": "pod"
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
              "options": "container"
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
              "options": "owned_name"
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
      "title": "Containers in trouble",
      "description": "What holds a container back now, and what ended it last: OOMKilled is a limit that is too low, or a leak.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 14,
        "x": 0,
        "y": 0
      },
      "targets": [
        {
          "expr": "(max by (namespace, pod, container, reason) (kube_pod_container_status_waiting_reason{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}) == 1 or max by (namespace, pod, container, reason) (kube_pod_container_status_last_terminated_reason{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", reason!=\"Completed\"}) == 1) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
              "pod": 0,
              "container": 1,
              "reason": 2,
              "owned_kind": 3,
              "owned_name": 4,
              "Value": 5
            },
            "renameByName": {
              "Value": "is"
            }
          }
        }
      ],
      "id": 1
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
          "noValue": "no kube-state-metrics, or no pods"
        },
        "overrides": []
      },
      "title": "Restarts",
      "description": "Of the containers of each pod. Bars that keep coming are a crash loop.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 7,
        "w": 10,
        "x": 14,
        "y": 0
      },
      "targets": [
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
      "interval": "2m",
      "id": 2
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 3,
      "panels": [],
      "title": "Containers",
      "gridPos": {
        "x": 0,
        "y": 7,
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
          "noValue": "no cadvisor metrics, or no pods"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byRegexp",
              "options": "/limit/"
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
      "title": "CPU",
      "description": "Cores that each pod uses; dashed, what it may.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 8
      },
      "targets": [
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container) (rate(container_cpu_usage_seconds_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{pod}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container) (kube_pod_container_resource_limits{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\", resource=\"cpu\"}))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{pod}} limit",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 4
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
          "noValue": "no limit on CPU"
        },
        "overrides": []
      },
      "title": "Throttled",
      "description": "Share of scheduler periods in which the limit stopped a container of the pod. It is slow then, not busy.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 8
      },
      "targets": [
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container) (rate(container_cpu_cfs_throttled_periods_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\"}[$__rate_interval]))) / (sum by (namespace, pod) (max by (namespace, pod, container) (rate(container_cpu_cfs_periods_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\"}[$__rate_interval]))) > 0)) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
      "id": 5
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
          "min": 0,
          "noValue": "no cadvisor metrics, or no pods"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byRegexp",
              "options": "/limit/"
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
      "title": "Memory",
      "description": "What the kernel cannot take back (working set); dashed, the limit at which it ends the container.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 16
      },
      "targets": [
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container) (container_memory_working_set_bytes{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\"}))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{pod}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container) (kube_pod_container_resource_limits{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\", resource=\"memory\"}))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{pod}} limit",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 6
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
          "noValue": "no limit on memory"
        },
        "overrides": []
      },
      "title": "Memory of the limit",
      "description": "Near 1 the container is about to be ended.",
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 16
      },
      "targets": [
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container) (container_memory_working_set_bytes{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\"})) / (sum by (namespace, pod) (max by (namespace, pod, container) (kube_pod_container_resource_limits{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\", resource=\"memory\"})) > 0)) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
      "id": 7
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
          "unit": "Bps",
          "min": 0,
          "noValue": "no cadvisor metrics, or no pods"
        },
        "overrides": [
          {
            "matcher": {
              "id": "byRegexp",
              "options": "/out/"
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
      "title": "Network",
      "description": "Bytes a second that each pod receives, and sends (dashed).",
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
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, interface) (rate(container_network_receive_bytes_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{pod}} in",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, interface) (rate(container_network_transmit_bytes_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "{{pod}} out",
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
          "unit": "pps",
          "min": 0,
          "noValue": "no cadvisor metrics, or no pods"
        },
        "overrides": []
      },
      "title": "Packets dropped",
      "description": "Packets a second that were lost at the interface of the pod.",
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
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, interface) (rate(container_network_receive_packets_dropped_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval]))) + sum by (namespace, pod) (max by (namespace, pod, interface) (rate(container_network_transmit_packets_dropped_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
          "unit": "Bps",
          "min": 0,
          "noValue": "no cadvisor metrics, or no pods"
        },
        "overrides": []
      },
      "title": "Written to disk",
      "description": "Bytes a second that the containers of each pod write.",
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
          "expr": "(sum by (namespace, pod) (max by (namespace, pod, container, device) (rate(container_fs_writes_bytes_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", container!=\"\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
      "id": 10
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 11,
      "panels": [],
      "title": "Application",
      "gridPos": {
        "x": 0,
        "y": 32,
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
          "noValue": "no counter of requests found"
        },
        "overrides": []
      },
      "title": "Requests",
      "description": "Requests a second by status, from the counter chosen above.",
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
          "expr": "(sum by (namespace, pod, code, status, status_code, http_response_status_code, grpc_code) (rate({__name__=\"$requests\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval]))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "{{pod}} {{code}}{{status}}{{status_code}}{{http_response_status_code}}{{grpc_code}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
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
          "unit": "short",
          "min": 0,
          "noValue": "no histogram of request times found"
        },
        "overrides": []
      },
      "title": "Request time",
      "description": "Median and slowest in a hundred, in the unit of the histogram chosen above.",
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
          "expr": "(histogram_quantile(0.5, sum by (namespace, pod, le) (rate({__name__=\"$latency\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "legendFormat": "p50 {{pod}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        },
        {
          "expr": "(histogram_quantile(0.99, sum by (namespace, pod, le) (rate({__name__=\"$latency\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "legendFormat": "p99 {{pod}}",
          "range": true,
          "instant": false,
          "format": "time_series"
        }
      ],
      "id": 13
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
          "unit": "short"
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
          "unit": "short"
        },
        "overrides": []
      },
      "title": "Requests by time taken",
      "description": "How many requests took how long, of all chosen pods, in the unit of the histogram.",
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
          "expr": "sum by (le) (increase({__name__=\"$latency\", cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\"}[$__rate_interval]) and on (namespace, pod) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}))",
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
      "id": 14
    },
    {
      "type": "row",
      "collapsed": true,
      "id": 15,
      "panels": [
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
              "noValue": "no sidecar of Istio"
            },
            "overrides": []
          },
          "title": "Requests through Istio",
          "description": "Requests a second by code, as the sidecar of the pod that serves them counts.",
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
              "expr": "sum by (response_code) ((sum by (namespace, pod, response_code) (rate(istio_requests_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", reporter=\"destination\"}[$__rate_interval]))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}))",
              "datasource": {
                "type": "prometheus",
                "uid": "${datasource}"
              },
              "refId": "A",
              "legendFormat": "{{response_code}}",
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
              "unit": "percentunit",
              "min": 0,
              "max": 1,
              "noValue": "no requests"
            },
            "overrides": []
          },
          "title": "Failures through Istio",
          "description": "Share of requests answered 5xx or not at all, by pod. One pod: that pod. All pods: what they depend on.",
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
              "expr": "((sum by (namespace, pod) (rate(istio_requests_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", reporter=\"destination\", response_code=~\"5..|0\"}[$__rate_interval])) or 0 * sum by (namespace, pod) (rate(istio_requests_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", reporter=\"destination\"}[$__rate_interval]))) / (sum by (namespace, pod) (rate(istio_requests_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", reporter=\"destination\"}[$__rate_interval])) > 0)) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
              "unit": "ms",
              "min": 0,
              "noValue": "no requests"
            },
            "overrides": []
          },
          "title": "Request time through Istio",
          "description": "Median and slowest in a hundred by pod.",
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
              "expr": "(histogram_quantile(0.5, sum by (namespace, pod, le) (rate(istio_request_duration_milliseconds_bucket{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", reporter=\"destination\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
              "datasource": {
                "type": "prometheus",
                "uid": "${datasource}"
              },
              "refId": "A",
              "legendFormat": "p50 {{pod}}",
              "range": true,
              "instant": false,
              "format": "time_series"
            },
            {
              "expr": "(histogram_quantile(0.99, sum by (namespace, pod, le) (rate(istio_request_duration_milliseconds_bucket{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", reporter=\"destination\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
              "datasource": {
                "type": "prometheus",
                "uid": "${datasource}"
              },
              "refId": "B",
              "legendFormat": "p99 {{pod}}",
              "range": true,
              "instant": false,
              "format": "time_series"
            }
          ],
          "id": 18
        }
      ],
      "title": "Istio",
      "gridPos": {
        "x": 0,
        "y": 41,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "row",
      "collapsed": true,
      "id": 19,
      "panels": [
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
              "noValue": "no proxy of Linkerd"
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
                  "options": "failure"
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
          "title": "Responses through Linkerd",
          "description": "Responses a second by what the proxy holds them for.",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "gridPos": {
            "h": 8,
            "w": 8,
            "x": 0,
            "y": 43
          },
          "targets": [
            {
              "expr": "sum by (classification) ((sum by (namespace, pod, classification) (rate(response_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", direction=\"inbound\"}[$__rate_interval]))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"}))",
              "datasource": {
                "type": "prometheus",
                "uid": "${datasource}"
              },
              "refId": "A",
              "legendFormat": "{{classification}}",
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
              "max": 1,
              "noValue": "no responses"
            },
            "overrides": []
          },
          "title": "Failures through Linkerd",
          "description": "Share of responses that the proxy holds for failures, by pod.",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "gridPos": {
            "h": 8,
            "w": 8,
            "x": 8,
            "y": 43
          },
          "targets": [
            {
              "expr": "((sum by (namespace, pod) (rate(response_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", direction=\"inbound\", classification=\"failure\"}[$__rate_interval])) or 0 * sum by (namespace, pod) (rate(response_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", direction=\"inbound\"}[$__rate_interval]))) / (sum by (namespace, pod) (rate(response_total{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", direction=\"inbound\"}[$__rate_interval])) > 0)) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
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
              "unit": "ms",
              "min": 0,
              "noValue": "no responses"
            },
            "overrides": []
          },
          "title": "Response time through Linkerd",
          "description": "Median and slowest in a hundred by pod.",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "gridPos": {
            "h": 8,
            "w": 8,
            "x": 16,
            "y": 43
          },
          "targets": [
            {
              "expr": "(histogram_quantile(0.5, sum by (namespace, pod, le) (rate(response_latency_ms_bucket{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", direction=\"inbound\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
              "datasource": {
                "type": "prometheus",
                "uid": "${datasource}"
              },
              "refId": "A",
              "legendFormat": "p50 {{pod}}",
              "range": true,
              "instant": false,
              "format": "time_series"
            },
            {
              "expr": "(histogram_quantile(0.99, sum by (namespace, pod, le) (rate(response_latency_ms_bucket{cluster=~\"$cluster\", namespace=~\"$namespace\", pod=~\"$pod\", direction=\"inbound\"}[$__rate_interval])))) * on (namespace, pod) group_left (owned_kind, owned_name) max by (namespace, pod, owned_kind, owned_name) (binnacle_cr_owned_pod_info{cluster=~\"$cluster\", job=~\"$job\", instance=~\"$instance\", group=\"$group\", kind=\"$kind\", namespace=~\"$namespace\", name=\"$name\"})",
              "datasource": {
                "type": "prometheus",
                "uid": "${datasource}"
              },
              "refId": "B",
              "legendFormat": "p99 {{pod}}",
              "range": true,
              "instant": false,
              "format": "time_series"
            }
          ],
          "id": 22
        }
      ],
      "title": "Linkerd",
      "gridPos": {
        "x": 0,
        "y": 42,
        "h": 1,
        "w": 24
      }
    }
  ]
}
