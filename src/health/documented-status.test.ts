import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { KubernetesObject } from '../object/index.ts'
import { contested, misreadContested } from './fixture/contested-statuses.ts'
import { described } from './fixture/described-statuses.ts'
import { documented, misread } from './fixture/documented-statuses.ts'
import { documentedLater, misreadLater } from './fixture/documented-statuses-later.ts'
import { documentedWider, misreadWider } from './fixture/documented-statuses-wider.ts'
import { factual, misreadFactual } from './fixture/factual-statuses.ts'
import { gathered, misreadGathered } from './fixture/gathered-statuses.ts'
import { graded, misreadGraded } from './fixture/graded-statuses.ts'
import { judged, misreadJudged } from './fixture/judged-statuses.ts'
import { listed } from './fixture/listed-statuses.ts'
import { mingled, misreadMingled } from './fixture/mingled-statuses.ts'
import { misreadModelled, modelled } from './fixture/modelled-statuses.ts'
import { misreadNoted, noted } from './fixture/noted-statuses.ts'
import { misreadReasoned, reasoned } from './fixture/reasoned-statuses.ts'
import { misreadReported, reported } from './fixture/reported-statuses.ts'
import { misreadResting, resting } from './fixture/resting-statuses.ts'
import { shaped } from './fixture/shaped-statuses.ts'
import { misreadTabled, tabled } from './fixture/tabled-statuses.ts'
import { misreadTallied, tallied } from './fixture/tallied-statuses.ts'
import { misreadTroubled, troubled } from './fixture/troubled-statuses.ts'
import { misreadVaried, varied } from './fixture/varied-statuses.ts'
import { assess, noOverrides } from './index.ts'

function said(line: string): string {
  const parts = /^(\S+) (\S+) (\{.*?\})(?: \| (.*))?$/.exec(line)
  if (parts === null) throw new Error(`no status in: ${line}`)
  const [, group = '', kind = '', text = '', rest = ''] = parts
  const object = { apiVersion: `${group}/v1`, kind, metadata: { generation: 2 }, spec: {}, ...parse(rest) }
  const hints = { overrides: noOverrides }
  return assess({ ...object, status: parse(text) } as KubernetesObject, hints).state
}

const linesOf = (...sets: readonly Readonly<Record<string, string>>[]) =>
  sets.flatMap((set) =>
    Object.entries(set).flatMap(([state, lines]) =>
      lines
        .trim()
        .split('\n')
        .map((line) => [state, line] as const),
    ),
  )

test.each(
  linesOf(
    documented,
    documentedLater,
    documentedWider,
    modelled,
    contested,
    tabled,
    varied,
    resting,
    gathered,
    reported,
    described,
    mingled,
    reasoned,
    noted,
    shaped,
    listed,
    troubled,
    tallied,
    factual,
    graded,
    judged,
  ),
)('%s: %s', (state, line) => {
  expect(said(line)).toBe(state)
})

describe('not yet', () => {
  test.fails.each(
    linesOf(
      misread,
      misreadLater,
      misreadWider,
      misreadModelled,
      misreadContested,
      misreadTabled,
      misreadVaried,
      misreadResting,
      misreadGathered,
      misreadReported,
      misreadMingled,
      misreadReasoned,
      misreadNoted,
      misreadTroubled,
      misreadTallied,
      misreadFactual,
      misreadGraded,
      misreadJudged,
    ),
  )('%s: %s', (state, line) => {
    expect(said(line)).toBe(state)
  })
})
