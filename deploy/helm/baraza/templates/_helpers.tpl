{{- define "baraza.name" -}}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{- end -}}

{{/* The labels that select a part's pods: (dict "root" $ "part" "members") */}}
{{- define "baraza.selector" -}}
app.kubernetes.io/name: baraza
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{/* The same on one line. */}}
{{- define "baraza.selected" -}}{{ include "baraza.selector" . | fromYaml | toJson }}{{- end -}}

{{/* Of objects, and not of the pods of a set: another version of the chart would begin them all anew at once. */}}
{{- define "baraza.labels" -}}
{{ include "baraza.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "baraza.image" -}}
{{ .root.Values.images.repository }}-{{ .service }}:{{ .tag | default .root.Values.images.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{/* Whether a service has ballot boxes, and whether it keeps files. */}}
{{- define "baraza.boxes" -}}{{ if has .part (list "members" "coalitions" "campaigns") }}yes{{ end }}{{- end -}}
{{- define "baraza.files" -}}{{ if has .part (list "members" "campaigns") }}yes{{ end }}{{- end -}}

{{/* Whether a service may run several times: where its instances share all that it keeps. */}}
{{- define "baraza.several" -}}
{{- $secrets := .root.Values.secrets -}}
{{- $apart := or (and (include "baraza.boxes" .) (not $secrets.ballotsKey)) (and (include "baraza.files" .) (not $secrets.files)) -}}
{{- if and $secrets.mongodb (ne .part "ledger") (not $apart) }}yes{{ end -}}
{{- end -}}

{{- define "baraza.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
serviceAccountName: {{ include "baraza.name" .root }}
terminationGracePeriodSeconds: 30
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with .root.Values.images.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "baraza.selector" . | nindent 8 }}
{{- end -}}

{{- define "baraza.confined" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end -}}

{{- define "baraza.probes" -}}
startupProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 3
  failureThreshold: 100
livenessProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 15
  timeoutSeconds: 5
readinessProbe:
  httpGet: { path: /health/{{ .ready }}, port: http }
  periodSeconds: 5
  timeoutSeconds: 5
{{- end -}}

{{- define "baraza.forum" -}}
- { name: HOST, value: 0.0.0.0 }
- { name: PORT, value: '3000' }
- { name: BARAZA_DATA, value: /data }
- { name: BARAZA_PUBLIC_URL, value: {{ .root.Values.forum.publicUrl | quote }} }
- { name: BARAZA_OIDC_ISSUER, value: {{ .root.Values.forum.oidc.issuer | quote }} }
- { name: BARAZA_OIDC_AUDIENCE, value: {{ .root.Values.forum.oidc.audience | quote }} }
- { name: BARAZA_LOG, value: {{ .root.Values.forum.log }} }
- { name: BARAZA_RATE_LIMIT, value: {{ .rateLimit | default "1000000" | quote }} }
{{- if .root.Values.secrets.authorities }}
- { name: NODE_EXTRA_CA_CERTS, value: /run/authorities/ca.crt }
{{- end }}
{{- end -}}

{{/* Where traces go: of the services and the ledger, for the front makes none. */}}
{{- define "baraza.traced" -}}
{{- with .Values.tracing.endpoint -}}
- { name: OTEL_EXPORTER_OTLP_ENDPOINT, value: {{ . | quote }} }
{{- end }}
{{- end -}}

{{/* Notices that go by e-mail or a gateway: its address may hold a password, so it is a file. */}}
{{- define "baraza.notices" -}}
{{- with .Values.notices.from }}
- { name: BARAZA_SMTP_URL_FILE, value: /run/notices/smtp }
- { name: BARAZA_NOTICE_FROM, value: {{ . | quote }} }
{{- end }}
{{- with .Values.notices.gateway }}
- { name: BARAZA_NOTICE_GATEWAY, value: {{ . | quote }} }
- { name: BARAZA_NOTICE_GATEWAY_SECRET_FILE, value: /run/notices/gateway-secret }
{{- end }}
{{- end -}}

{{/* What else a part is given, its own before everybody's: (dict "root" $ "own" .Values.front.env "set" (what the chart gives it, as text)) */}}
{{- define "baraza.more" -}}
{{- $set := list }}
{{- range fromYamlArray .set }}{{ $set = append $set (trimSuffix "_FILE" .name) }}{{ end }}
{{- range $name, $value := merge (dict) (.own | default dict) .root.Values.env }}
{{- if has (trimSuffix "_FILE" $name) $set }}
{{- fail (printf "env: %s is set by the chart, from other values" $name) }}
{{- end }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end -}}

{{/* (dict "root" $ "own" .Values.front.envFrom) */}}
{{- define "baraza.from" -}}
{{- with concat .root.Values.envFrom (.own | default list) -}}
envFrom: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Long enough for those that send requests to have heard that this pod ends: it has no shell to sleep with. */}}
{{- define "baraza.leaving" -}}
lifecycle:
  preStop:
    exec: { command: [node, -e, 'setTimeout(() => undefined, 5_000)'] }
{{- end -}}

{{/* Of all services but the ledger: they ask it, each by an address of its own. */}}
{{- define "baraza.asking" -}}
{{- range list "EVENT_STORE" "EVENT_BUS" "VAULT" "KEYS" "SEALED" }}
- { name: BARAZA_{{ . }}_FILE, value: /run/nats/address }
{{- end }}
{{- $secrets := .root.Values.secrets }}
{{- if and $secrets.mongodb (eq .part "projections") }}
- { name: BARAZA_READ_STORE_FILE, value: /run/mongodb/views }
{{- else if $secrets.mongodb }}
- { name: BARAZA_SERVICE_STORE_FILE, value: /run/mongodb/{{ .part }} }
{{- end }}
{{- if and $secrets.mongodb $secrets.ballotsKey (include "baraza.boxes" .) }}
- { name: BARAZA_BALLOTS_FILE, value: /run/mongodb/ballots }
- { name: BARAZA_BALLOTS_KEY_FILE, value: /run/ballots-key/ballots-key }
{{- end }}
{{- if and $secrets.files (include "baraza.files" .) }}
- { name: BARAZA_FILES_FILE, value: /run/files/address }
{{- end }}
{{- end -}}

{{/* Where the ledger has the record, the vault and the keys: for it, and for commands that work while it does not. */}}
{{- define "baraza.keeping" -}}
{{- if .root.Values.secrets.kurrentdb }}
- { name: BARAZA_EVENT_STORE_FILE, value: /run/kurrentdb/address }
# Beside a ledger.sqlite that the record has left.
- { name: BARAZA_LEDGER_STORE, value: 'sqlite:copy-of-record.sqlite' }
{{- else }}
- { name: BARAZA_EVENT_STORE, value: 'sqlite:' }
{{- end }}
{{- if .root.Values.secrets.mongodb }}
- { name: BARAZA_VAULT_FILE, value: /run/mongodb/vault }
- { name: BARAZA_KEYS_FILE, value: /run/mongodb/keys }
{{- else }}
- { name: BARAZA_VAULT, value: 'sqlite:' }
- { name: BARAZA_KEYS, value: 'sqlite:/keys/keys.sqlite' }
{{- end }}
- { name: BARAZA_SEALED, value: 'sqlite:' }
- { name: BARAZA_MASTER_KEY_FILE, value: /run/master-key/master-key }
{{- end -}}

{{- define "baraza.relaying" -}}
- { name: BARAZA_EVENT_BUS_FILE, value: /run/nats/address }
- { name: BARAZA_EVENT_BUS_REPLICAS, value: {{ .Values.nats.servers | quote }} }
- { name: BARAZA_INTEGRATORS, value: {{ join "," .Values.nats.integrators | quote }} }
{{- if .Values.nats.entrance.enabled }}
- { name: BARAZA_INTEGRATORS_URL, value: 'wss://{{ .Values.ingress.host }}{{ .Values.nats.entrance.path }}' }
{{- end }}
{{- end -}}

{{/* Secrets for that, beside the databases' addresses. */}}
{{- define "baraza.keepers" -}}
- { path: master-key, secret: {{ .Values.secrets.masterKey }} }
{{- with .Values.secrets.kurrentdb }}
- { path: kurrentdb, secret: {{ . }} }
{{- end }}
{{- end -}}

{{/* Its volumes, by the names of their claims. */}}
{{- define "baraza.kept" -}}
- { name: data, mountPath: /data }
{{- if not .Values.secrets.mongodb }}
- { name: keys, mountPath: /keys }
{{- end }}
{{- end -}}

{{- define "baraza.claims" -}}
data: {{- include "baraza.claim" .Values.ledger.storage | nindent 2 }}
{{- if not .Values.secrets.mongodb }}
keys: {{- include "baraza.claim" (dict "className" .Values.ledger.storage.className "size" "1Gi") | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Secrets as files: (dict "root" $ "part" "members" "mongodb" (list "members") "whole" (list (dict "path" "files" "secret" "…"))) */}}
{{- define "baraza.mounts" -}}
- { name: tmp, mountPath: /tmp }
{{- if ne .part "command" }}
- { name: nats, mountPath: /run/nats, readOnly: true }
{{- end }}
{{- if .mongodb }}
- { name: mongodb, mountPath: /run/mongodb, readOnly: true }
{{- end }}
{{- range .whole }}
- { name: {{ .path }}, mountPath: /run/{{ .path }}, readOnly: true }
{{- end }}
{{- if .root.Values.secrets.authorities }}
- { name: authorities, mountPath: /run/authorities, readOnly: true }
{{- end }}
{{- end -}}

{{- define "baraza.volumes" -}}
- { name: tmp, emptyDir: { sizeLimit: 256Mi } }
{{- if ne .part "command" }}
- name: nats
  secret:
    secretName: {{ .root.Values.secrets.nats }}
    defaultMode: 0440
    items: [{ key: nats-{{ .part }}, path: address }]
{{- end }}
{{- if .mongodb }}
- name: mongodb
  secret:
    secretName: {{ .root.Values.secrets.mongodb }}
    defaultMode: 0440
    items: [{{ range $index, $key := .mongodb }}{{ if $index }}, {{ end }}{ key: {{ $key }}, path: {{ $key }} }{{ end }}]
{{- end }}
{{- range .whole }}
- { name: {{ .path }}, secret: { secretName: {{ .secret }}, defaultMode: 0440 } }
{{- end }}
{{- if .root.Values.secrets.authorities }}
- { name: authorities, secret: { secretName: {{ .root.Values.secrets.authorities }}, defaultMode: 0440 } }
{{- end }}
{{- end -}}

{{- define "baraza.claim" -}}
accessModes: [ReadWriteOnce]
{{- with .className }}
storageClassName: {{ . }}
{{- end }}
resources: { requests: { storage: {{ .size }} } }
{{- end -}}

{{/* A place beyond the chart, as policies name it. Where none is given it fails with what is missing: a policy without a place lets all. */}}
{{- define "baraza.place" -}}
{{- if not (or .place.namespace .place.cidr) }}
{{- fail .missing }}
{{- end }}
{{- with .place.namespace }}
- namespaceSelector: { matchLabels: {{ toJson . }} }
{{- end }}
{{- with .place.cidr }}
- ipBlock: { cidr: {{ . }} }
{{- end }}
{{- end -}}

{{- define "baraza.ports" -}}
[{{ range $index, $port := . }}{{ if $index }}, {{ end }}{ protocol: TCP, port: {{ $port }} }{{ end }}]
{{- end -}}
