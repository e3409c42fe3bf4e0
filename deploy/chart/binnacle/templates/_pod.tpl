{{- /* The texts of the options that name a file. */}}
{{- define "binnacle.configuration" -}}
{{- range $document := include "binnacle.constant.documents" . | fromJsonArray }}
{{- with get $.Values.monitor $document.value }}
{{ $document.file | quote }}: |
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}

{{- /* Secrets that the endpoint reads, and the options that name their files. */}}
{{- define "binnacle.endpointSecrets" -}}
{{- with .Values.endpoint -}}
{{- if .tls.secret }}
- name: tls
  secret: {{ .tls.secret | quote }}
  options: [{option: --tls-cert-file, file: tls.crt}, {option: --tls-private-key-file, file: tls.key}]
{{- if .tls.clientCa.secret }}
- name: client-ca
  secret: {{ .tls.clientCa.secret | quote }}
  options: [{option: --client-ca-file, file: {{ .tls.clientCa.key | quote }}}]
{{- end }}
{{- end }}
{{- if .webConfig.secret }}
- name: web-config
  secret: {{ .webConfig.secret | quote }}
  options: [{option: --web-config-file, file: {{ .webConfig.key | quote }}}]
{{- end }}
{{- if .bearerTokens.secret }}
- name: bearer-tokens
  secret: {{ .bearerTokens.secret | quote }}
  options: [{option: --bearer-token-file, file: {{ .bearerTokens.key | quote }}}]
{{- end }}
{{- end }}
{{- end -}}

{{- /* The command line of the container, in the order of `binnacle --help`. */}}
{{- define "binnacle.args" -}}
- {{ printf "--listen=:%d" (int .Values.endpoint.port) | quote }}
- {{ printf "--log-format=%s" .Values.monitor.logFormat | quote }}
- {{ printf "--log-level=%s" .Values.monitor.logLevel | quote }}
{{- range include "binnacle.endpointSecrets" . | fromYamlArray }}
{{- $folder := printf "%s/%s" (include "binnacle.constant.secretsFolder" $) .name }}
{{- range .options }}
- {{ printf "%s=%s/%s" .option $folder .file | quote }}
{{- end }}
{{- end }}
{{- if .Values.endpoint.kubernetesAuthentication }}
- --authentication=kubernetes
{{- with .Values.endpoint.audiences }}
- {{ printf "--auth-token-audiences=%s" (join "," .) | quote }}
{{- end }}
{{- end }}
{{- with .Values.watch.namespaces }}
- {{ printf "--namespaces=%s" (join "," .) | quote }}
{{- end }}
{{- with .Values.watch.include }}
- {{ printf "--include=%s" (join "," .) | quote }}
{{- end }}
{{- with .Values.watch.exclude }}
- {{ printf "--exclude=%s" (join "," .) | quote }}
{{- end }}
- {{ printf "--owned=%s" (ternary "off" .Values.watch.owned (eq .Values.watch.owned "none")) | quote }}
{{- if and (ne .Values.watch.owned "none") (not .Values.watch.ownedSecrets) }}
- --owned-except=secrets
{{- end }}
{{- with .Values.monitor.tier }}
- {{ printf "--tier=%s" . | quote }}
{{- end }}
{{- with .Values.monitor.seriesLimit }}
- {{ printf "--series-limit=%d" (int64 .) | quote }}
{{- end }}
{{- with .Values.monitor.optIn }}
- {{ printf "--opt-in=%s" (join "," .) | quote }}
{{- end }}
{{- with .Values.monitor.labelsAllowlist }}
- {{ printf "--labels-allowlist=%s" . | quote }}
{{- end }}
{{- with .Values.monitor.annotationsAllowlist }}
- {{ printf "--annotations-allowlist=%s" . | quote }}
{{- end }}
{{- with .Values.monitor.resync }}
- {{ printf "--resync=%s" . | quote }}
{{- end }}
{{- $folder := include "binnacle.constant.configurationFolder" . }}
{{- range $document := include "binnacle.constant.documents" . | fromJsonArray }}
{{- if get $.Values.monitor $document.value }}
- {{ printf "%s=%s/%s" $document.option $folder $document.file | quote }}
{{- end }}
{{- end }}
{{- if .Values.history.enabled }}
- {{ printf "--history=%s/history.db" (include "binnacle.constant.historyFolder" .) | quote }}
- {{ printf "--history-retention=%s" .Values.history.retention | quote }}
- {{ printf "--history-size=%s" .Values.history.size | quote }}
{{- end }}
{{- if .Values.sharding.enabled }}
- --shard=auto
{{- with .Values.sharding.handover }}
- {{ printf "--shard-handover=%s" . | quote }}
{{- end }}
{{- end }}
{{- with .Values.monitor.extraArgs }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "binnacle.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{- /* The pods of a Deployment or StatefulSet: they meet the restricted Pod Security Standard. */}}
{{- define "binnacle.podTemplate" -}}
{{- $configuration := include "binnacle.configuration" . -}}
{{- $secrets := include "binnacle.endpointSecrets" . | fromYamlArray -}}
metadata:
  labels:
    {{- $selected := include "binnacle.selectorLabels" . | fromYaml }}
    {{- mergeOverwrite (include "binnacle.labels" . | fromYaml) .Values.pod.labels $selected | toYaml | nindent 4 }}
  {{- if or .Values.pod.annotations $configuration }}
  annotations:
    {{- with .Values.pod.annotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- if $configuration }}
    checksum/configuration: {{ $configuration | sha256sum | quote }}
    {{- end }}
  {{- end }}
spec:
  serviceAccountName: {{ include "binnacle.serviceAccountName" . | quote }}
  automountServiceAccountToken: true
  securityContext:
    runAsNonRoot: true
    runAsUser: {{ include "binnacle.constant.user" . }}
    runAsGroup: {{ include "binnacle.constant.user" . }}
    fsGroup: {{ include "binnacle.constant.user" . }}
    seccompProfile:
      type: RuntimeDefault
  {{- with .Values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . | quote }}
    {{- end }}
  {{- end }}
  {{- with .Values.pod.priorityClassName }}
  priorityClassName: {{ . | quote }}
  {{- end }}
  terminationGracePeriodSeconds: {{ int .Values.pod.terminationGracePeriodSeconds }}
  {{- with .Values.pod.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.pod.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.pod.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if include "binnacle.when.spread" . }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "binnacle.selectorLabels" . | nindent 10 }}
  {{- end }}
  containers:
    - name: binnacle
      image: {{ include "binnacle.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy | quote }}
      args:
        {{- include "binnacle.args" . | nindent 8 }}
      {{- if or .Values.sharding.enabled .Values.pod.env }}
      env:
        {{- if .Values.sharding.enabled }}
        - name: POD_NAME
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        - name: POD_NAMESPACE
          valueFrom:
            fieldRef:
              fieldPath: metadata.namespace
        {{- end }}
        {{- with .Values.pod.env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
      ports:
        - name: metrics
          containerPort: {{ int .Values.endpoint.port }}
          protocol: TCP
      {{- $scheme := ternary "HTTPS" "HTTP" (eq (include "binnacle.when.secure" .) "true") }}
      livenessProbe:
        httpGet:
          path: /livez
          port: metrics
          scheme: {{ $scheme | quote }}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      readinessProbe:
        httpGet:
          path: /readyz?exclude=forbidden
          port: metrics
          scheme: {{ $scheme | quote }}
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 3
      resources:
        requests:
          {{- toYaml .Values.pod.resources.requests | nindent 10 }}
        limits:
          {{- with .Values.pod.resources.limits.cpu }}
          cpu: {{ . | quote }}
          {{- end }}
          memory: {{ .Values.pod.resources.limits.memory | quote }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop:
            - ALL
      {{- if or $configuration $secrets .Values.history.enabled }}
      volumeMounts:
        {{- if $configuration }}
        - name: configuration
          mountPath: {{ include "binnacle.constant.configurationFolder" . | quote }}
          readOnly: true
        {{- end }}
        {{- range $secrets }}
        - name: {{ .name | quote }}
          mountPath: {{ printf "%s/%s" (include "binnacle.constant.secretsFolder" $) .name | quote }}
          readOnly: true
        {{- end }}
        {{- if .Values.history.enabled }}
        - name: history
          mountPath: {{ include "binnacle.constant.historyFolder" . | quote }}
        {{- end }}
      {{- end }}
  {{- if or $configuration $secrets (include "binnacle.when.historyVolume" .) }}
  volumes:
    {{- if $configuration }}
    - name: configuration
      configMap:
        name: {{ printf "%s-configuration" (include "binnacle.fullname" .) | quote }}
    {{- end }}
    {{- range $secrets }}
    - name: {{ .name | quote }}
      secret:
        secretName: {{ .secret | quote }}
    {{- end }}
    {{- if include "binnacle.when.historyVolume" . }}
    - name: history
      persistentVolumeClaim:
        claimName: {{ .Values.history.volume.existingClaim | default (printf "%s-history" (include "binnacle.fullname" .)) | quote }}
    {{- end }}
  {{- end }}
{{- end -}}

{{- define "binnacle.claimSpec" -}}
accessModes:
  - ReadWriteOnce
{{- with .Values.history.volume.storageClass }}
storageClassName: {{ . | quote }}
{{- end }}
resources:
  requests:
    storage: {{ .Values.history.volume.size | quote }}
{{- end -}}
