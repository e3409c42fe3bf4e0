{{- /* Whether a glob of --include or --exclude matches a kind; the context is a dict of glob and names. */}}
{{- define "binnacle.globMatches" -}}
{{- $whole := ternary .glob (printf "%s.*" .glob) (contains "." .glob) -}}
{{- $pattern := $whole | replace "." "\\." | replace "*" ".*" | replace "?" "." | printf "(?i)^%s$" -}}
{{- range .names }}{{ if regexMatch $pattern . }}true{{ end }}{{ end -}}
{{- end -}}

{{- define "binnacle.anyMatches" -}}
{{- $names := .names -}}
{{- range .globs }}{{ include "binnacle.globMatches" (dict "glob" . "names" $names) }}{{ end -}}
{{- end -}}

{{- /*
Custom resources that are read: those of the values, or when there are none, or whole groups alone (["*"]), those that the
cluster defines beside them. Helm asks the cluster at install and upgrade, and not for `helm template`.
*/}}
{{- define "binnacle.customResources" -}}
{{- $found := dict "namespaced" .Values.rbac.namespaced "cluster" .Values.rbac.cluster -}}
{{- $named := false -}}
{{- range concat (values .Values.rbac.namespaced) (values .Values.rbac.cluster) -}}
{{- if ne (join "," .) "*" }}{{ $named = true }}{{ end -}}
{{- end -}}
{{- if and (eq .Values.rbac.customResources "listed") (not $named) -}}
{{- $found = dict "namespaced" dict "cluster" dict -}}
{{- $watch := .Values.watch -}}
{{- range (lookup "apiextensions.k8s.io/v1" "CustomResourceDefinition" "" "").items -}}
{{- $names := list (printf "%s.%s" .spec.names.kind .spec.group) (printf "%s.%s" .spec.names.plural .spec.group) -}}
{{- $in := or (not $watch.include) (include "binnacle.anyMatches" (dict "globs" $watch.include "names" $names)) -}}
{{- $out := include "binnacle.anyMatches" (dict "globs" $watch.exclude "names" $names) -}}
{{- if and $in (not $out) -}}
{{- $groups := get $found (ternary "namespaced" "cluster" (eq .spec.scope "Namespaced")) -}}
{{- $_ := set $groups .spec.group (append (get $groups .spec.group | default list) .spec.names.plural) -}}
{{- end -}}
{{- end -}}
{{- range $scope, $groups := $found -}}
{{- $_ := set $found $scope (mergeOverwrite $groups (get $.Values.rbac $scope)) -}}
{{- end -}}
{{- end -}}
{{- toYaml $found -}}
{{- end -}}

{{- /* Rules that read groups of resources; the context is a map of API groups to resources. */}}
{{- define "binnacle.readingRules" -}}
{{- $groups := . -}}
{{- range $group := keys $groups | sortAlpha }}
- apiGroups: [{{ $group | quote }}]
  resources:
    {{- get $groups $group | sortAlpha | toYaml | nindent 4 }}
  verbs: ["get", "list", "watch"]
{{- end }}
{{- end -}}

{{- /* Custom resources, and what they own, of namespaces: rules of a Role each, or of a ClusterRole for all. */}}
{{- define "binnacle.namespacedRules" -}}
{{- if eq .Values.rbac.customResources "all" }}
- apiGroups: ["*"]
  resources: ["*"]
  verbs: ["get", "list", "watch"]
{{- else }}
{{- with (include "binnacle.customResources" . | fromYaml).namespaced }}
{{- include "binnacle.readingRules" . }}
{{- end }}
{{- if ne .Values.watch.owned "none" }}
{{- $owned := include "binnacle.constant.ownedResources" . | fromJson }}
{{- if .Values.watch.ownedSecrets }}
{{- $_ := set $owned "" (append (get $owned "") "secrets") }}
{{- end }}
{{- include "binnacle.readingRules" $owned }}
{{- end }}
- apiGroups: ["events.k8s.io"]
  resources: ["events"]
  verbs: ["list", "watch"]
{{- end }}
{{- end -}}
