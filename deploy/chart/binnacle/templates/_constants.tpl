{{- /* Written from the source by `npm run generate`: edit src/generate/manifest instead. */}}
{{- define "binnacle.constant.user" -}}
65532
{{- end -}}

{{- define "binnacle.constant.configurationFolder" -}}
/etc/binnacle/configuration
{{- end -}}

{{- define "binnacle.constant.documents" -}}
[{"file":"health-overrides.yaml","option":"--health-overrides","value":"healthOverrides"},{"file":"pairs.yaml","option":"--pairs","value":"pairs"},{"file":"custom-resource-state.yaml","option":"--custom-resource-state-config-file","value":"customResourceState"}]
{{- end -}}

{{- define "binnacle.constant.secretsFolder" -}}
/etc/binnacle
{{- end -}}

{{- define "binnacle.constant.historyFolder" -}}
/var/lib/binnacle
{{- end -}}

{{- define "binnacle.constant.ownedResources" -}}
{"":["configmaps","persistentvolumeclaims","pods","services"],"apps":["daemonsets","deployments","replicasets","statefulsets"],"batch":["cronjobs","jobs"],"networking.k8s.io":["ingresses"]}
{{- end -}}

{{- define "binnacle.constant.serviceName" -}}
^[a-z]([-a-z0-9]*[a-z0-9])?$
{{- end -}}
