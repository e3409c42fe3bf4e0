import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { chainComponents, Environment } from './chain/environment.ts'
import { type Incident, type IncidentTimes, runIncident, timesText } from './chain/incident.ts'
import { PlayedKind } from './chain/played-kind.ts'
import { messagingResource, type ResourceOptions } from './chain/resources.ts'
import { describeReal } from './component/required.ts'
import { until } from './process/running-program.ts'

// Incidents wait more than they work: more of them fit side by side than tests do by default.
vi.setConfig({ maxConcurrency: 8, testTimeout: 600_000 })

const components = await chainComponents()

/** Notifications that the faults bring with them beside the one that each is about: see its test. */
const alsoTold = ['WorkerStuck standing']

describeReal('alerting: from a fault to a notification and back', Object.values(components), () => {
  const environment = new Environment(components, {
    replicas: 2,
    demo: true,
    sharded: { kinds: PlayedKind.glob('Buoy'), shards: 2 },
  })
  const times: IncidentTimes[] = []
  const expected = new Set(alsoTold)

  beforeAll(async () => {
    await environment.start()
    await environment.addManager('messaging')
  })
  afterAll(async () => {
    await environment.stop()
    process.stderr.write(`${times.map(timesText).sort().join('\n')}\n`)
  })

  async function run(incident: Incident): Promise<void> {
    expected.add(`${incident.alert} ${incident.labels.namespace ?? ''}`)
    times.push(await runIncident(environment.receiver, incident))
  }

  const kubectl = (...args: string[]) => environment.server.kubectl.run(args)
  const apply = (kind: 'Broker' | 'Topic', namespace: string, name: string, options?: ResourceOptions) =>
    environment.server.kubectl.apply(messagingResource(kind, namespace, name, options))

  /** A broker in `messaging`, once its operator has made it ready. */
  async function readyBroker(name: string, options?: ResourceOptions): Promise<void> {
    await apply('Broker', 'messaging', name, options)
    await kubectl('wait', '-n=messaging', `broker/${name}`, '--for=condition=Ready', '--timeout=60s')
  }

  /** An operator by itself in a namespace, with topics to look after. */
  async function operatorIn(namespace: string, topics: number, options?: { workers?: number; qps?: number }) {
    const manager = await environment.addManager(namespace, options)
    const names = Array.from({ length: topics }, (_, index) => `topic-${index}`)
    await environment.server.kubectl.apply(
      names.map((name) => messagingResource('Topic', namespace, name)).join('\n---\n'),
    )
    const reconciled = `sum(controller_runtime_reconcile_total{namespace="${namespace}",controller="topic"}) > ${topics}`
    await until(
      async () => (await environment.prometheus.query(reconciled)).length === 1,
      `topics of ${namespace} are reconciled`,
    )
    return manager
  }

  describe.concurrent('of a resource', () => {
    test('the only shard that sees it is killed: it is not called resolved before it is back', async () => {
      const buoys = new PlayedKind(environment.server.kubectl, 'Buoy', ['fairway'])
      await buoys.create({ type: 'Ready', status: 'True', reason: 'AllGood' })
      const shown = '{__name__="binnacle_cr_info",kind="Buoy",name="fairway"}'
      await until(async () => (await environment.prometheus.query(shown)).length === 1, 'a shard shows it')
      const texts = await Promise.all(environment.shards.map((shard) => shard.metrics()))
      const shard = environment.shards[texts.findIndex((text) => text.includes('name="fairway"'))]
      if (!shard) throw new Error('no shard shows it')
      await run({
        alert: 'CustomResourceNotReady',
        labels: { kind: 'Buoy', namespace: 'buoy', name: 'fairway' },
        says: ['Buoy buoy/fairway', 'Provisioning'],
        fault: () => buoys.tell({ type: 'Ready', status: 'False', reason: 'Provisioning' }),
        meanwhile: async (notifications) => {
          await shard.kill()
          await evaluations(`absent(${shown})`, 2)
          await shard.start()
          await shard.ready()
          await evaluations(shown)
          expect(notifications().map(({ status }) => status)).toEqual(['firing'])
        },
        mend: () => buoys.tell({ type: 'Ready', status: 'True', reason: 'AllGood' }),
      })
    })

    test('it breaks', async () => {
      await readyBroker('orders')
      await run({
        alert: 'CustomResourceDegraded',
        labels: { kind: 'Broker', namespace: 'messaging', name: 'orders', severity: 'warning' },
        says: ['Broker messaging/orders', 'DiskFailure'],
        fault: () => apply('Broker', 'messaging', 'orders', { fault: 'degraded' }),
        mend: () => apply('Broker', 'messaging', 'orders'),
      })
    })

    test('its deletion is stuck', async () => {
      const finalizers = ['messaging.example.dev/cleanup']
      await readyBroker('archive', { finalizers })
      await run({
        alert: 'CustomResourceDeletionStuck',
        labels: { kind: 'Broker', namespace: 'messaging', name: 'archive' },
        says: ['Broker messaging/archive', 'messaging.example.dev/cleanup'],
        fault: async () => {
          await apply('Broker', 'messaging', 'archive', { finalizers, fault: 'stuck' })
          await kubectl('delete', '-n=messaging', 'broker/archive', '--wait=false')
        },
        mend: () => apply('Broker', 'messaging', 'archive', { finalizers }),
      })
    })

    test('a field of its status differs from its spec', async () => {
      await readyBroker('payments', { version: '4.1.0' })
      await run({
        alert: 'CustomResourceDiverged',
        labels: { kind: 'Broker', namespace: 'messaging', name: 'payments', field: 'version' },
        says: ['Broker messaging/payments', 'version'],
        fault: () => apply('Broker', 'messaging', 'payments', { version: '4.2.0', fault: 'diverged' }),
        mend: () => apply('Broker', 'messaging', 'payments', { version: '4.2.0' }),
      })
    })

    test('a storm of warning events about its kind', async () => {
      await operatorIn('storm', 5)
      const topics = (fault: string) =>
        environment.server.kubectl.apply(
          [0, 1, 2, 3, 4]
            .map((index) => messagingResource('Topic', 'storm', `topic-${index}`, { fault }))
            .join('\n---\n'),
        )
      await run({
        alert: 'CustomResourceWarningEvents',
        labels: { kind: 'Topic', reason: 'ProvisioningFailed', severity: 'info' },
        says: ['ProvisioningFailed', 'Topic'],
        fault: () => topics('warning'),
        mend: () => topics(''),
      })
    })

    test('most of its kind breaks: the kind is told, and none of the resources', async () => {
      const lanterns = new PlayedKind(
        environment.server.kubectl,
        'Lantern',
        Array.from({ length: 6 }, (_, index) => `lantern-${index}`),
      )
      await lanterns.create({ type: 'Ready', status: 'True', reason: 'AllGood' })
      await run({
        alert: 'CustomResourceKindMostlyUnhealthy',
        labels: { kind: 'Lantern', severity: 'critical' },
        // They break one after another, and a scrape may fall between.
        says: ['% of all Lantern are degraded'],
        fault: () => lanterns.tell({ type: 'Ready', status: 'False', reason: 'CrashLoopBackOff' }),
        meanwhile: async () => {
          await until(async () => {
            const inhibited = await environment.alertmanager.inhibited()
            const ofLanterns = inhibited.filter(({ namespace }) => namespace === lanterns.namespace)
            return ofLanterns.filter(({ alertname }) => alertname === 'CustomResourceDegraded').length === 6
          }, 'all six are inhibited')
        },
        mend: () => lanterns.tell({ type: 'Ready', status: 'True', reason: 'AllGood' }),
      })
    })
  })

  describe.concurrent('of an operator', () => {
    test('its reconciles fail', async () => {
      const manager = await operatorIn('failing', 5)
      await run({
        alert: 'ReconcileErrorBudgetBurn',
        labels: { namespace: 'failing', controller: 'topic', severity: 'critical' },
        says: ['controller topic of messaging-operator in failing'],
        fault: () => manager.fault('topic', { outcome: 'error' }),
        mend: () => manager.fault('topic', {}),
      })
    })

    test('its reconciles panic', async () => {
      const manager = await operatorIn('panicking', 1)
      await run({
        alert: 'ReconcilePanics',
        labels: { namespace: 'panicking', controller: 'topic' },
        says: ['controller topic of messaging-operator in panicking'],
        fault: () => manager.fault('topic', { outcome: 'panic' }),
        mend: () => manager.fault('topic', {}),
      })
    })

    test('it stands still', async () => {
      const manager = await operatorIn('standing', 4, { workers: 2 })
      await run({
        alert: 'ControllerStalled',
        labels: { namespace: 'standing', controller: 'topic', severity: 'critical' },
        says: ['ontroller topic of messaging-operator in standing'],
        fault: () => manager.fault('topic', { outcome: 'hang' }),
        mend: () => manager.fault('topic', {}),
      })
    })

    test('its queue grows', async () => {
      const manager = await operatorIn('busy', 1, { workers: 1 })
      await run({
        alert: 'WorkqueueBacklogGrowing',
        labels: { namespace: 'busy', name: 'topic' },
        says: ['controller topic of messaging-operator in busy'],
        fault: () => manager.fault('topic', { delayMilliseconds: 200, flood: 25 }),
        mend: () => manager.fault('topic', {}),
      })
    })

    test('it loses its leader', async () => {
      const manager = await operatorIn('leaderless', 1)
      await run({
        alert: 'OperatorNoLeader',
        labels: { namespace: 'leaderless', name: 'messaging-operator', severity: 'critical' },
        says: ['messaging-operator in leaderless'],
        fault: () =>
          kubectl(
            'patch',
            '-n=leaderless',
            'lease/messaging-operator',
            '--type=merge',
            '-p={"spec":{"holderIdentity":"somebody-else","leaseDurationSeconds":3600}}',
          ),
        mend: () => kubectl('delete', '-n=leaderless', 'lease/messaging-operator'),
      })
      expect(manager.restarts).toBe(1)
    })

    test('it is throttled by its own rate limit', async () => {
      await operatorIn('throttled', 1, { qps: 2 })
      const brokers = Array.from({ length: 20 }, (_, index) => `broker-${index}`)
      await run({
        alert: 'OperatorThrottled',
        labels: { namespace: 'throttled', severity: 'info' },
        says: ['messaging-operator in throttled'],
        fault: () =>
          environment.server.kubectl.apply(
            brokers.map((name) => messagingResource('Broker', 'throttled', name)).join('\n---\n'),
          ),
        mend: () =>
          kubectl('wait', '-n=throttled', 'broker', '--all', '--for=condition=Ready', '--timeout=60s'),
      })
    })

    test('it is gone', async () => {
      const manager = await operatorIn('gone', 1)
      await run({
        alert: 'OperatorDown',
        labels: { namespace: 'gone', job: 'messaging-operator', severity: 'critical' },
        says: ['messaging-operator in gone'],
        fault: () => manager.stop(),
        mend: () => manager.start(),
      })
    })
  })

  describe.concurrent('of the monitor', () => {
    test('one of two replicas is killed: nobody is told twice, and nothing is called resolved', async () => {
      await readyBroker('ledger')
      const [replica] = environment.replicas
      if (!replica) throw new Error('there is no replica')
      await run({
        alert: 'CustomResourceDegraded',
        labels: { kind: 'Broker', namespace: 'messaging', name: 'ledger' },
        says: ['Broker messaging/ledger', 'DiskFailure'],
        fault: () => apply('Broker', 'messaging', 'ledger', { fault: 'degraded' }),
        meanwhile: async (notifications) => {
          await replica.kill()
          await evaluations('up{job="binnacle",pod="binnacle-0"} == 0')
          await replica.start()
          await replica.ready()
          await evaluations('up{job="binnacle",pod="binnacle-0"} == 1')
          expect(notifications().map(({ status }) => status)).toEqual(['firing'])
        },
        mend: () => apply('Broker', 'messaging', 'ledger'),
      })
    })
  })

  const iterations = 'prometheus_rule_group_iterations_total{rule_group=~".*;binnacle.resources.health"}'

  /** Waits until an expression holds, and until the rules of health have been evaluated more often than this since. */
  async function evaluations(expression: string, times = 8): Promise<void> {
    const { prometheus } = environment
    await until(async () => (await prometheus.query(expression)).length === 1, expression)
    const counted = async () => {
      const [group] = await prometheus.query(iterations)
      return Number(group?.value[1])
    }
    const before = await counted()
    await until(async () => (await counted()) > before + times, 'rules are evaluated')
  }

  /** What was told of each alert, by its labels. */
  const toldOf = (isOurs: boolean) =>
    Map.groupBy(
      environment.receiver.received.filter(({ labels }) => !labels.group?.endsWith('acme.io') === isOurs),
      ({ labels }) => JSON.stringify(labels),
    )

  test('nothing else is told, nothing twice, and all that was told is resolved', async () => {
    for (const [labels, notifications] of toldOf(true))
      expect({ labels, told: notifications.map(({ status }) => status) }).toEqual({
        labels,
        told: ['firing', 'resolved'],
      })
    const told = [...toldOf(true).values()].flat().map(({ labels }) => {
      return `${labels.alertname} ${labels.namespace ?? ''}`
    })
    expect([...new Set(told)].sort()).toEqual([...expected].sort())
  })

  test('of the demo: what comes and goes is told in turns, what stays broken once', async () => {
    for (const [labels, notifications] of toldOf(false))
      expect({ labels, told: notifications.map(({ status }) => status) }).toEqual({
        labels,
        told: notifications.map((_, index) => (index % 2 === 0 ? 'firing' : 'resolved')),
      })
    const ledger = environment.receiver.received.filter(
      ({ labels }) => labels.alertname === 'CustomResourceDegraded' && labels.name === 'ledger',
    )
    expect(ledger.map(({ status, labels }) => `${status} ${labels.namespace}`)).toContain('firing billing')
    expect(ledger.filter(({ labels }) => labels.namespace === 'billing')).toHaveLength(1)
  })

  test('recording rules, alerts: every rule is evaluated without an error', async () => {
    const rules = await environment.prometheus.evaluatedRules()
    expect(rules.length).toBeGreaterThan(40)
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([])
  })
})
