import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApiServer, type TestApiServer } from '../../src/testing/index.ts'
import { kubernetesRecipe } from './component/recipe.ts'
import { component, describeReal } from './component/required.ts'
import { differencesOf } from './conformance/difference.ts'
import { knownDifferences } from './conformance/known-difference.ts'
import { normalForm } from './conformance/normal-form.ts'
import { type Recorded, Recorder } from './conformance/recorder.ts'
import { type Case, parseCases } from './conformance/script.ts'
import { adminToken, KubeApiserver } from './process/kube-apiserver.ts'

const kubernetes = await component(kubernetesRecipe)

const directory = path.join(import.meta.dirname, 'conformance', 'case')
const files = readdirSync(directory).map((file) => {
  const topic = path.basename(file, '.http')
  return { topic, cases: parseCases(readFileSync(path.join(directory, file), 'utf8'), topic) }
})
const setUp = parseCases(readFileSync(path.join(directory, '..', 'set-up.http'), 'utf8'), 'set-up')

/** Enough to hide the waits of some cases behind others, without one server starving on a small machine. */
const atOnce = 8

describeReal('the embedded API server answers as kube-apiserver 1.36.3', [kubernetes], () => {
  const real = new KubeApiserver(kubernetes)
  let embedded: TestApiServer
  const recorders: Recorder[] = []
  const answers = new Map<Case, Promise<Recorded[][]>>()

  beforeAll(async () => {
    embedded = await startApiServer({ tokens: [adminToken] })
    await real.start()
    recorders.push(new Recorder(real.url, adminToken), new Recorder(embedded.url, adminToken))
    const both = async (one: Case) =>
      Promise.all(recorders.map(async (recorder) => normalForm(await recorder.record(one))))
    for (const one of setUp) await both(one)
    const waiting = files.flatMap(({ cases }) => cases)
    const settled = new Map(waiting.map((one) => [one, Promise.withResolvers<Recorded[][]>()]))
    for (const [one, { promise }] of settled) {
      promise.catch(() => {})
      answers.set(one, promise)
    }
    const work = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift())
        await both(one).then(settled.get(one)?.resolve, settled.get(one)?.reject)
    }
    for (let index = 0; index < atOnce; index++) void work()
  })

  afterAll(async () => {
    for (const recorder of recorders) recorder.close()
    await embedded?.stop()
    await real.stop()
  })

  for (const { topic, cases } of files)
    describe(topic, () => {
      for (const one of cases)
        test(one.name, async () => {
          const [wanted = [], got = []] = (await answers.get(one)) ?? []
          const known = knownDifferences.filter((difference) => difference.case === one.name)
          const expected = known.flatMap(({ at }) => at)
          const found = differencesOf(wanted, got)
          const unknown = found.filter(({ at }) => !expected.includes(at))
          expect(unknown).toEqual([])
          expect(expected.filter((at) => !found.some((difference) => difference.at === at))).toEqual([])
        })
    })

  test('every known difference belongs to a case', () => {
    const names = files.flatMap(({ cases }) => cases.map(({ name }) => name))
    expect(knownDifferences.filter((difference) => !names.includes(difference.case))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })
})
