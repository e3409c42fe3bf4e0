import { afterAll, beforeAll, describe, test } from 'vitest'
import { chainRules } from './chain/chain-rules.ts'
import { chainComponents, Environment } from './chain/environment.ts'
import { type Incident, type IncidentTimes, runIncident } from './chain/incident.ts'
import { messagingResource, type ResourceOptions } from './chain/resources.ts'
import { describeReal } from './component/required.ts'

const components = await chainComponents()

describeReal('from a fault to a notification and back', Object.values(components), () => {
  const environment = new Environment(components, { rules: chainRules(), replicas: 2 })
  const times: IncidentTimes[] = []

  beforeAll(async () => {
    await environment.start()
    await environment.addManager('shop')
  })
  afterAll(async () => {
    await environment.stop()
    const lines = times.map(
      ({ alert, told, resolved }) => `${alert}: told after ${told} ms, resolved after ${resolved} ms`,
    )
    process.stderr.write(`${lines.sort().join('\n')}\n`)
  })

  async function run(incident: Incident): Promise<void> {
    times.push(await runIncident(environment.receiver, incident))
  }

  /** Applies a broker; resolves once its operator has looked at it when it is to be well. */
  async function broker(name: string, options?: ResourceOptions): Promise<void> {
    await environment.server.kubectl.apply(messagingResource('Broker', 'shop', name, options))
  }
  async function healthyBroker(name: string, options?: ResourceOptions): Promise<void> {
    await broker(name, options)
    await environment.server.kubectl.run([
      'wait',
      '-n=shop',
      `broker/${name}`,
      '--for=condition=Ready',
      '--timeout=60s',
    ])
  }

  describe.concurrent('resources', () => {
    test('a resource breaks', async () => {
      await healthyBroker('orders')
      await run({
        alert: 'CustomResourceDegraded',
        labels: { kind: 'Broker', namespace: 'shop', name: 'orders' },
        says: ['Broker shop/orders'],
        fault: () => broker('orders', { fault: 'degraded' }),
        mend: () => broker('orders'),
      })
    })
  })
})
