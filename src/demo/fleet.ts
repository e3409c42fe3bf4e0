import type { Fate } from './fate.ts'
import { aiService } from './kind/ai-service.ts'
import { backup } from './kind/backup.ts'
import { database } from './kind/database.ts'
import type { DemoKind } from './kind/demo-kind.ts'
import { mySqlCluster } from './kind/my-sql-cluster.ts'
import { questDb } from './kind/quest-db.ts'
import { site } from './kind/site.ts'

/** One example resource and what becomes of it. */
export interface Member {
  readonly kind: DemoKind
  readonly namespace: string
  readonly name: string
  readonly fate: Fate
  /** Its spec changes once, this many seconds after its creation, and its operator never notices. */
  readonly lagsAfter?: number
  /** It is deleted this many seconds after its creation, and this finalizer is never taken away. */
  readonly stuck?: { readonly after: number; readonly finalizer: string }
}

export const demoKinds: readonly DemoKind[] = [mySqlCluster, database, questDb, aiService, backup, site]

export const demoNamespaces = ['shop', 'billing', 'analytics', 'ml', 'web'] as const

const imagePull = {
  reason: 'ImagePullBackOff',
  message: 'Back-off pulling image "registry.example.com/mysql:8.4.9": manifest unknown',
}
const crashLoop = {
  reason: 'CrashLoopBackOff',
  message: 'pod 1 restarted 7 times; last exit code 137 (OOMKilled)',
}
const quota = {
  reason: 'QuotaExceeded',
  message: 'storage quota of namespace analytics is used up: 400Gi of 400Gi',
}
const unreachable = {
  reason: 'UpstreamUnreachable',
  message: 'dial tcp 10.0.3.7:5432: connect: connection refused',
}
const model = { reason: 'ModelNotFound', message: 'failed to load model: acme/rank-9 does not exist' }
const target = { reason: 'UploadFailed', message: 'upload of part 17 failed: 403 AccessDenied' }

/** The resources that do not simply get well. */
const troubled: readonly Member[] = [
  {
    kind: mySqlCluster,
    namespace: 'shop',
    name: 'orders',
    fate: { name: 'flaky', readyAfter: 6, wellFor: 20, brokenFor: 40, fault: crashLoop },
  },
  {
    kind: mySqlCluster,
    namespace: 'billing',
    name: 'ledger',
    fate: { name: 'failing', failsAfter: 4, fault: imagePull },
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
  },
  {
    kind: aiService,
    namespace: 'ml',
    name: 'ranker',
    fate: { name: 'failing', failsAfter: 9, fault: model },
  },
  { kind: aiService, namespace: 'ml', name: 'nightly', fate: { name: 'suspended' } },
  {
    kind: backup,
    namespace: 'shop',
    name: 'orders-2026-01',
    fate: { name: 'failing', failsAfter: 12, fault: target },
  },
  { kind: backup, namespace: 'billing', name: 'ledger-full', fate: { name: 'slow' } },
  {
    kind: site,
    namespace: 'web',
    name: 'docs',
    fate: { name: 'flaky', readyAfter: 4, wellFor: 45, brokenFor: 15, fault: unreachable },
  },
  { kind: site, namespace: 'web', name: 'preview', fate: { name: 'ignored' } },
]

const namesOf = new Map<DemoKind, { namespace: string; names: readonly string[] }[]>([
  [
    mySqlCluster,
    [
      { namespace: 'shop', names: ['users', 'stock', 'reviews'] },
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
  [
    questDb,
    [{ namespace: 'analytics', names: ['clicks', 'sensors', 'traces', 'prices', 'trades', 'telemetry'] }],
  ],
  [
    aiService,
    [
      {
        namespace: 'ml',
        names: ['chat', 'embeddings', 'vision', 'moderation', 'captions', 'speech', 'translate', 'summaries'],
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
        names: ['www', 'blog', 'status', 'careers', 'help', 'press', 'forum', 'labs', 'shop', 'go', 'api'],
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
      for (const name of names) {
        const readyAfter = 1 + ((members.length * 7) % 25)
        members.push({ kind, namespace, name, fate: { name: 'steady', readyAfter } })
      }
    }
  }
  return members
}
