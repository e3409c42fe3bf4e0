{{- /* The name of nearly every object: the release's, with binnacle in it. */}}
{{- define "binnacle.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride -}}
{{- else if contains "binnacle" .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-binnacle" .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* Of what lies in no namespace: two installations in two namespaces do not collide. */}}
{{- define "binnacle.clusterName" -}}
{{- printf "%s:%s" .Release.Namespace (include "binnacle.fullname" .) -}}
{{- end -}}

{{- define "binnacle.serviceAccountName" -}}
{{- if .Values.serviceAccount.name -}}
{{- .Values.serviceAccount.name -}}
{{- else if .Values.serviceAccount.create -}}
{{- include "binnacle.fullname" . -}}
{{- else -}}
default
{{- end -}}
{{- end -}}

{{- /* By which pods are found; they never change. */}}
{{- define "binnacle.selectorLabels" -}}
app.kubernetes.io/name: binnacle
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end -}}

{{- define "binnacle.labels" -}}
{{- $own := dict -}}
{{- $_ := set $own "app.kubernetes.io/version" .Chart.AppVersion -}}
{{- $_ := set $own "app.kubernetes.io/managed-by" .Release.Service -}}
{{- $_ := set $own "helm.sh/chart" (printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_") -}}
{{- mergeOverwrite $own .Values.labels (include "binnacle.selectorLabels" . | fromYaml) | toYaml -}}
{{- end -}}
