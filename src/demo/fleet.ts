import type { ApiResource, KubernetesObject } from '../object/index.ts'
import type { Fate } from './fate.ts'
import { aiService } from './kind/ai-service.ts'
import { backup } from './kind/backup.ts'
import { database } from './kind/database.ts'
import type { DemoKind } from './kind/demo-kind.ts'
import { mySqlCluster } from './kind/my-sql-cluster.ts'
import { questDb } from './kind/quest-db.ts'
import { site } from './kind/site.ts'
import type { PodFault } from './situation.ts'
import { builtin } from './workload/owned-object.ts'

/** One example resource and what becomes of it. */
export interface Member {
  readonly kind: DemoKind
  readonly namespace: string
  readonly name: string
  readonly fate: Fate
  /** What its spec says beyond that of its kind. */
  readonly spec?: Record<string, unknown>
  /** It owns nothing, although others of its kind do. */
  readonly bare?: boolean
  /** What is wrong with a pod of it while it is degraded. A steady one says that it is ready all the same. */
  readonly podFault?: PodFault
  /** Somebody scales its Deployment past its operator, this many seconds after its creation. */
  readonly scaled?: { readonly after: number; readonly manager: string; readonly replicas: number }
  /** Every so many seconds somebody changes its spec to that of the round, counted from 1. */
  readonly release?: {
    readonly every: number
    readonly manager: string
    spec(round: number): Record<string, unknown>
  }
  /** Its heartbeat, seconds between two, and the age at which it stops. */
  readonly beats?: { readonly every: number; readonly until: number }
  /** Its spec changes once, this many seconds after its creation, and its operator never notices. */
  readonly lagsAfter?: number
  /** It is deleted this many seconds after its creation, and this finalizer is never taken away. */
  readonly stuck?: { readonly after: number; readonly finalizer: string }
}

export const demoKinds: readonly DemoKind[] = [mySqlCluster, database, questDb, aiService, backup, site]

export const demoNamespaces = ['shop', 'billing', 'analytics', 'ml', 'web'] as const

/** What is there beside the resources, because their specs name it. */
export const demoSettings: readonly { resource: ApiResource; object: KubernetesObject }[] = [
  'shop',
  'billing',
].flatMap((namespace) => [
  {
    resource: builtin('/v1/configmaps', 'ConfigMap'),
    object: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'backup-settings', namespace },
      data: { keep: '14d' },
    },
  },
  {
    resource: builtin('/v1/secrets', 'Secret'),
    object: {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's3', namespace },
      stringData: { key: 'an-example' },
    },
  },
])

const imagePull: PodFault = {
  reason: 'ImagePullBackOff',
  message: 'Back-off pulling image "registry.example.com/mysql:8.4.9": manifest unknown',
}
const outOfMemory: PodFault = {
  reason: 'CrashLoopBackOff',
  message: 'back-off restarting failed container',
}
const quota = {
  reason: 'QuotaExceeded',
  message: 'storage quota of namespace analytics is used up: 400Gi of 400Gi',
}
const unbound: PodFault = {
  reason: 'Unschedulable',
  message: '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims',
}
const unreachable = {
  reason: 'UpstreamUnreachable',
  message: 'dial tcp 10.0.3.7:5432: connect: connection refused',
}
const unready: PodFault = { reason: 'Unready', message: 'HTTP probe failed with statuscode: 503' }
const model = { reason: 'ModelNotFound', message: 'failed to load model: acme/rank-9 does not exist' }
const target = {
  reason: 'UploadFailed',
  message: 'no credentials for the upload: secret "s3-orders" is not there',
}
const noSecret: PodFault = { reason: 'CreateContainerConfigError', message: 'secret "s3-orders" not found' }

/** The resources that do not simply get well. */
const troubled: readonly Member[] = [
  {
    kind: mySqlCluster,
    namespace: 'shop',
    name: 'orders',
    fate: {
      name: 'flaky',
      readyAfter: 6,
      wellFor: 20,
      brokenFor: 40,
      fault: { reason: 'CrashLoopBackOff', message: 'pod orders-2 is killed again and again (OOMKilled)' },
    },
    podFault: outOfMemory,
  },
  {
    kind: site,
    namespace: 'web',
    name: 'docs',
    fate: { name: 'flaky', readyAfter: 4, wellFor: 45, brokenFor: 15, fault: unreachable },
    podFault: unready,
  },
  {
    kind: backup,
    namespace: 'shop',
    name: 'orders-2026-01',
    fate: { name: 'failing', failsAfter: 12, fault: target },
    spec: { database: 'orders', credentialsSecret: { name: 's3-orders' } },
    podFault: noSecret,
  },
  {
    kind: mySqlCluster,
    namespace: 'billing',
    name: 'ledger',
    fate: { name: 'failing', failsAfter: 4, fault: imagePull },
    spec: { version: '8.4.9' },
    podFault: imagePull,
  },
  {
    kind: mySqlCluster,
    namespace: 'billing',
    name: 'archive',
    fate: { name: 'steady', readyAfter: 5 },
    stuck: { after: 8, finalizer: 'acme.io/finalizer' },
  },
  {
    kind: mySqlCluster,
    namespace: 'shop',
    name: 'carts',
    fate: { name: 'steady', readyAfter: 7 },
    lagsAfter: 10,
  },
  {
    kind: mySqlCluster,
    namespace: 'shop',
    name: 'stock',
    fate: { name: 'steady', readyAfter: 8 },
    podFault: outOfMemory,
  },
  {
    kind: database,
    namespace: 'billing',
    name: 'invoices',
    fate: { name: 'flaky', readyAfter: 3, wellFor: 30, brokenFor: 25, fault: unreachable },
  },
  { kind: database, namespace: 'analytics', name: 'events', fate: { name: 'slow' } },
  {
    kind: questDb,
    namespace: 'analytics',
    name: 'metrics',
    fate: { name: 'failing', failsAfter: 6, fault: quota },
    podFault: unbound,
  },
  {
    kind: questDb,
    namespace: 'analytics',
    name: 'sensors',
    fate: { name: 'steady', readyAfter: 3 },
    beats: { every: 10, until: 90 },
  },
  {
    kind: aiService,
    namespace: 'ml',
    name: 'ranker',
    fate: { name: 'failing', failsAfter: 9, fault: model },
  },
  { kind: aiService, namespace: 'ml', name: 'nightly', fate: { name: 'suspended' } },
  {
    kind: aiService,
    namespace: 'ml',
    name: 'chat',
    fate: { name: 'steady', readyAfter: 4 },
    spec: { model: 'acme/chat-4' },
    release: {
      every: 90,
      manager: 'argocd-controller',
      spec: (round) => ({ model: `acme/chat-${4 + (round % 2)}` }),
    },
  },
  { kind: backup, namespace: 'billing', name: 'ledger-full', fate: { name: 'slow' } },
  {
    kind: site,
    namespace: 'web',
    name: 'www',
    fate: { name: 'steady', readyAfter: 5 },
    scaled: { after: 20, manager: 'kubectl-edit', replicas: 3 },
  },
  { kind: site, namespace: 'web', name: 'preview', fate: { name: 'ignored' } },
]

/** Of the others of a kind in a namespace so many own something: enough to see it. */
const mostOwning = 2

const namesOf = new Map<DemoKind, { namespace: string; names: readonly string[] }[]>([
  [
    mySqlCluster,
    [
      { namespace: 'shop', names: ['users', 'reviews', 'returns'] },
      { namespace: 'billing', names: ['tax'] },
    ],
  ],
  [
    database,
    [
      { namespace: 'shop', names: ['catalogue', 'search', 'sessions', 'wishlist'] },
      { namespace: 'billing', names: ['payments', 'refunds', 'audit'] },
      { namespace: 'analytics', names: ['reports', 'exports', 'funnels'] },
    ],
  ],
  [questDb, [{ namespace: 'analytics', names: ['clicks', 'traces', 'prices', 'trades', 'telemetry'] }]],
  [
    aiService,
    [
      {
        namespace: 'ml',
        names: ['embeddings', 'vision', 'moderation', 'captions', 'speech', 'translate', 'summaries'],
      },
    ],
  ],
  [
    backup,
    [
      { namespace: 'shop', names: ['users-2026-01', 'users-2026-02', 'stock-2026-01', 'stock-2026-02'] },
      {
        namespace: 'billing',
        names: ['tax-2026-01', 'payments-2026-01', 'payments-2026-02', 'audit-2026-01'],
      },
    ],
  ],
  [
    site,
    [
      {
        namespace: 'web',
        names: ['blog', 'status', 'careers', 'help', 'press', 'forum', 'labs', 'shop', 'go', 'api'],
      },
    ],
  ],
])

/** The resources of the demo: about sixty, most of which get well within half a minute, one after the other. */
export const fleet: readonly Member[] = [...troubled, ...sound()]

function sound(): Member[] {
  const members: Member[] = []
  for (const [kind, places] of namesOf) {
    for (const { namespace, names } of places) {
      for (const [index, name] of names.entries()) {
        const readyAfter = 1 + ((members.length * 7) % 25)
        const bare = index >= mostOwning
        members.push({ kind, namespace, name, fate: { name: 'steady', readyAfter }, bare })
      }
    }
  }
  return members
}
