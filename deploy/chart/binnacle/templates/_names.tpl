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

{{- /* What the endpoint asks for and Prometheus has not got: token, certificate, webConfig (perhaps), or nothing. */}}
{{- define "binnacle.missingCredentials" -}}
{{- $scrape := .Values.scrape -}}
{{- with .Values.endpoint -}}
{{- $tokens := or .kubernetesAuthentication .bearerTokens.secret -}}
{{- $hasCertificate := $scrape.tls.clientCertificate -}}
{{- $byToken := and $tokens $scrape.bearer.secret -}}
{{- $byCertificate := and .tls.clientCa.secret $hasCertificate -}}
{{- $byWebConfig := and .webConfig.secret (or $scrape.basicAuth.secret $hasCertificate) -}}
{{- if or (eq $scrape.kind "none") $byToken $byCertificate $byWebConfig -}}
nothing
{{- else if $tokens -}}
token
{{- else if .tls.clientCa.secret -}}
certificate
{{- else if .webConfig.secret -}}
webConfig
{{- else -}}
nothing
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* What cannot go together, as `binnacle manifests` refuses it. */}}
{{- define "binnacle.check" -}}
{{- if not (regexMatch (include "binnacle.constant.serviceName" .) (include "binnacle.fullname" .)) -}}
{{- include "binnacle.problem.noServiceName" . | fail -}}
{{- end -}}
{{- if and .Values.history.enabled (gt (int .Values.replicas) 1) (not .Values.sharding.enabled) -}}
{{- include "binnacle.problem.historyOfReplicas" . | fail -}}
{{- end -}}
{{- if and .Values.history.enabled .Values.sharding.enabled .Values.history.volume.existingClaim -}}
{{- include "binnacle.problem.claimOfShards" . | fail -}}
{{- end -}}
{{- if and .Values.endpoint.webConfig.secret .Values.endpoint.tls.secret -}}
{{- include "binnacle.problem.tlsTwice" . | fail -}}
{{- end -}}
{{- if and .Values.endpoint.tls.clientCa.secret (not .Values.endpoint.tls.secret) -}}
{{- include "binnacle.problem.clientsWithoutTls" . | fail -}}
{{- end -}}
{{- $missing := include "binnacle.missingCredentials" . -}}
{{- if eq $missing "token" -}}
{{- include "binnacle.problem.noTokenToShow" . | fail -}}
{{- end -}}
{{- if eq $missing "certificate" -}}
{{- include "binnacle.problem.noCertificateToShow" . | fail -}}
{{- end -}}
{{- $start := toDate "2006-01-02" "2000-01-01" -}}
{{- $interval := dateModify .Values.scrape.interval $start | unixEpoch | int64 -}}
{{- $timeout := dateModify .Values.scrape.timeout $start | unixEpoch | int64 -}}
{{- if gt $timeout $interval -}}
{{- include "binnacle.problem.lateScrape" . | fail -}}
{{- end -}}
{{- if and .Values.rbac.create (not .Values.serviceAccount.create) (not .Values.serviceAccount.name) -}}
{{- include "binnacle.problem.unnamedAccount" . | fail -}}
{{- end -}}
{{- end -}}
