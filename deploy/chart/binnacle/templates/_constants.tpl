{{- /* Written from the source by `npm run generate`: edit src/generate/manifest instead. */}}
{{- define "binnacle.constant.unpublishedImage" -}}
binnacle
{{- end -}}

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

{{- define "binnacle.warning.unpublishedImage" -}}
no image is published yet: build one, push it where the cluster pulls from, and say --set image.repository=REGISTRY/binnacle
{{- end -}}

{{- define "binnacle.warning.noRunbookUrl" -}}
runbook_url of the alerts names pages of docs/runbooks and leads nowhere yet; publish them and set rules.runbookUrl=https://…
{{- end -}}

{{- define "binnacle.warning.webConfigMayAsk" -}}
the file of endpoint.webConfig may ask who scrapes, and Prometheus has nothing to show; if it names users or wants client certificates, set scrape.basicAuth.secret or scrape.tls.clientCertificate, because each scrape would end in 401
{{- end -}}

{{- define "binnacle.warning.clearText" -}}
Prometheus shows its token or password in clear text, because the endpoint is asked by http; set endpoint.tls.secret to a Secret of type kubernetes.io/tls and scrape.tls.ca.secret to its authority, or webConfig.https=true where endpoint.webConfig has TLS
{{- end -}}

{{- define "binnacle.problem.lateScrape" -}}
scrape.timeout: the operator refuses a time-out ({{ .Values.scrape.timeout }}) that is longer than the interval ({{ .Values.scrape.interval }})
{{- end -}}

{{- define "binnacle.problem.noServiceName" -}}
fullnameOverride: no Service can be called {{ include "binnacle.fullname" . }}, because it has to begin with a small letter and to have small letters, digits and - alone; give a name
{{- end -}}
