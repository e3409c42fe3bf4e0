{{- /* Written from the source by `npm run generate`: edit src/generate/manifest instead. */}}
{{- define "binnacle.milliseconds" -}}
{{- $sum := 0 -}}
{{- range regexFindAll "\\d+(ms|[smh])" . -1 -}}
{{- $unit := get (dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000) (regexFind "[a-z]+" .) -}}
{{- $sum = add $sum (mul (regexFind "\\d+" . | atoi) $unit) -}}
{{- end -}}
{{- $sum -}}
{{- end -}}

{{- define "binnacle.when.namespace" -}}
{{- if .Values.createNamespace }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.access" -}}
{{- if .Values.rbac.create }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.shardRole" -}}
{{- if (and .Values.rbac.create (include "binnacle.when.statefulSet" .) (not (and (or (not (eq .Values.watch.owned "none")) (eq .Values.rbac.customResources "all")) (or (not .Values.watch.namespaces) (has .Release.Namespace .Values.watch.namespaces))))) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.ruleEditor" -}}
{{- if (and .Values.rbac.create .Values.rbac.ruleEditor) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.metricsReader" -}}
{{- if (and .Values.rbac.create .Values.endpoint.kubernetesAuthentication .Values.rbac.metricsReader) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.historyClaim" -}}
{{- if (and (include "binnacle.when.historyVolume" .) (not .Values.history.volume.existingClaim)) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.historyVolume" -}}
{{- if (and .Values.history.enabled (not (include "binnacle.when.statefulSet" .))) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.deployment" -}}
{{- if (not (include "binnacle.when.statefulSet" .)) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.statefulSet" -}}
{{- if .Values.sharding.enabled }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.podDisruptionBudget" -}}
{{- if (and .Values.podDisruptionBudget.enabled (gt (int .Values.replicas) 1)) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.spread" -}}
{{- if (and .Values.pod.spread (gt (int .Values.replicas) 1)) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.networkPolicy" -}}
{{- if .Values.networkPolicy.enabled }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.monitor" -}}
{{- if (not (eq .Values.scrape.kind "none")) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.prometheusRule" -}}
{{- if .Values.rules.enabled }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.dashboards" -}}
{{- if .Values.dashboards.enabled }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.secure" -}}
{{- if (or .Values.endpoint.tls.secret (and .Values.endpoint.webConfig.secret .Values.endpoint.webConfig.https)) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.keptOut" -}}
{{- if (and (include "binnacle.when.monitor" .) (not (and (or .Values.endpoint.kubernetesAuthentication .Values.endpoint.bearerTokens.secret) .Values.scrape.bearer.secret)) (not (and .Values.endpoint.tls.clientCa.secret .Values.scrape.tls.clientCertificate)) (not (and .Values.endpoint.webConfig.secret (or .Values.scrape.basicAuth.secret .Values.scrape.tls.clientCertificate)))) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.missingToken" -}}
{{- if (and (include "binnacle.when.keptOut" .) (or .Values.endpoint.kubernetesAuthentication .Values.endpoint.bearerTokens.secret)) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.missingCertificate" -}}
{{- if (and (include "binnacle.when.keptOut" .) (not (or .Values.endpoint.kubernetesAuthentication .Values.endpoint.bearerTokens.secret)) .Values.endpoint.tls.clientCa.secret) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.when.missingByFile" -}}
{{- if (and (include "binnacle.when.keptOut" .) (not (or .Values.endpoint.kubernetesAuthentication .Values.endpoint.bearerTokens.secret)) (not .Values.endpoint.tls.clientCa.secret) .Values.endpoint.webConfig.secret) }}true{{ end -}}
{{- end -}}

{{- define "binnacle.problem.noServiceName" -}}
fullnameOverride: no Service can be called {{ include "binnacle.fullname" . }}, because it has to begin with a small letter and to have small letters, digits and - alone; give a name
{{- end -}}

{{- define "binnacle.problem.historyOfReplicas" -}}
history.enabled: one file cannot be written by several replicas; set sharding.enabled=true or replicas=1
{{- end -}}

{{- define "binnacle.problem.claimOfShards" -}}
history.volume.existingClaim: each replica of a StatefulSet has a claim of its own; leave it empty
{{- end -}}

{{- define "binnacle.problem.unnamedAccount" -}}
serviceAccount.name: name the account that is to be used, because with create=false rbac would be granted to the account default
{{- end -}}

{{- define "binnacle.problem.tlsTwice" -}}
endpoint.tls.secret: not with endpoint.webConfig; say it in that file, under tls_server_config, and set webConfig.https=true
{{- end -}}

{{- define "binnacle.problem.clientsWithoutTls" -}}
endpoint.tls.clientCa: client certificates need endpoint.tls.secret
{{- end -}}

{{- define "binnacle.problem.noTokenToShow" -}}
scrape.bearer.secret: name the Secret of a token; endpoint.kubernetesAuthentication and endpoint.bearerTokens ask for one and Prometheus has none, so each scrape would end in 401; or set scrape.kind=none and bring a monitor of your own
{{- end -}}

{{- define "binnacle.problem.noCertificateToShow" -}}
scrape.tls.clientCertificate: name a Secret with tls.crt and tls.key; endpoint.tls.clientCa asks for a certificate and Prometheus has none, so each scrape would end in 401; or set scrape.kind=none and bring a monitor of your own
{{- end -}}

{{- define "binnacle.problem.lateScrape" -}}
scrape.timeout: the operator refuses a time-out ({{ .Values.scrape.timeout }}) that is longer than the interval ({{ .Values.scrape.interval }})
{{- end -}}

{{- define "binnacle.check" -}}
{{- if (not (regexMatch (include "binnacle.constant.serviceName" .) (include "binnacle.fullname" .))) -}}
{{- include "binnacle.problem.noServiceName" . | fail -}}
{{- end -}}
{{- if (and .Values.history.enabled (gt (int .Values.replicas) 1) (not .Values.sharding.enabled)) -}}
{{- include "binnacle.problem.historyOfReplicas" . | fail -}}
{{- end -}}
{{- if (and .Values.history.enabled .Values.sharding.enabled .Values.history.volume.existingClaim) -}}
{{- include "binnacle.problem.claimOfShards" . | fail -}}
{{- end -}}
{{- if (and (not .Values.serviceAccount.create) (not .Values.serviceAccount.name) .Values.rbac.create) -}}
{{- include "binnacle.problem.unnamedAccount" . | fail -}}
{{- end -}}
{{- if (and .Values.endpoint.webConfig.secret .Values.endpoint.tls.secret) -}}
{{- include "binnacle.problem.tlsTwice" . | fail -}}
{{- end -}}
{{- if (and .Values.endpoint.tls.clientCa.secret (not .Values.endpoint.tls.secret)) -}}
{{- include "binnacle.problem.clientsWithoutTls" . | fail -}}
{{- end -}}
{{- if (include "binnacle.when.missingToken" .) -}}
{{- include "binnacle.problem.noTokenToShow" . | fail -}}
{{- end -}}
{{- if (and (include "binnacle.when.missingCertificate" .) .Values.endpoint.tls.secret) -}}
{{- include "binnacle.problem.noCertificateToShow" . | fail -}}
{{- end -}}
{{- if (gt (include "binnacle.milliseconds" .Values.scrape.timeout | int64) (include "binnacle.milliseconds" .Values.scrape.interval | int64)) -}}
{{- include "binnacle.problem.lateScrape" . | fail -}}
{{- end -}}
{{- end -}}

{{- define "binnacle.warnings" -}}
{{- if (eq .Values.image.repository "binnacle") }}

WARNING: no image is published yet: build one, push it where the cluster pulls from, and say --set image.repository=REGISTRY/binnacle
{{- end }}
{{- if (and (include "binnacle.when.prometheusRule" .) (not .Values.rules.runbookUrl)) }}

WARNING: runbook_url of the alerts names pages of docs/runbooks and leads nowhere yet; publish them and set rules.runbookUrl=https://…
{{- end }}
{{- if (include "binnacle.when.missingByFile" .) }}

WARNING: the file of endpoint.webConfig may ask who scrapes, and Prometheus has nothing to show; if it names users or wants client certificates, set scrape.basicAuth.secret or scrape.tls.clientCertificate, because each scrape would end in 401
{{- end }}
{{- if (and (include "binnacle.when.monitor" .) (or .Values.scrape.bearer.secret .Values.scrape.basicAuth.secret) (not (include "binnacle.when.secure" .))) }}

WARNING: Prometheus shows its token or password in clear text, because the endpoint is asked by http; set endpoint.tls.secret to a Secret of type kubernetes.io/tls and scrape.tls.ca.secret to its authority, or webConfig.https=true where endpoint.webConfig has TLS
{{- end }}
{{- end -}}
