import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../../../deploy/chart/binnacle/templates')
const files = readdirSync(folder).filter((name) => name !== 'NOTES.txt')

/** A field or an item whose value is written by an action alone or among other text. */
const scalar = /^\s*(?:- )?(?:[\w./"-]+: )?(?:- )?(?!\{\{-)\S*\{\{ (?<action>.*) \}\}\S*$/
const safe =
  /\| (?:quote|toJson|toYaml|nindent \d+)$|^(?:int|int64) |^ternary "\w+" "\w+" |^toYaml |^include "binnacle\.constant\.user"|^else|^end|^if|^with/

test.each(files)('%s: a text of the values or of the release stays a text: all are quoted', (name) => {
  const lines = readFileSync(path.join(folder, name), 'utf8').split('\n')
  const bare = lines.filter((line) => {
    const action = scalar.exec(line)?.groups?.action
    return action !== undefined && !safe.test(action)
  })
  expect(bare).toEqual([])
})

test.each(files)('%s: whether an object is made, and what is refused, is what the source says', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8')
  const outermost = text.match(/^\{\{-? (?:if|else if) .*/gm) ?? []
  const ofTheirOwn = outermost.filter(
    (line) => !/^\{\{- if include "binnacle\.when\.\w+" \. \}\}$/.test(line),
  )
  if (name.endsWith('.yaml')) expect(ofTheirOwn).toEqual([])
  if (name !== '_conditions.tpl') expect(text).not.toMatch(/\bfail\b/)
})

test('each template that says when something is made is asked', () => {
  const all = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'))
  const names = [...all.join().matchAll(/define "(binnacle\.[\w.]+)"/g)].map(([, name]) => name)
  const unasked = names.filter((name) => !all.join().includes(`include "${name}"`))
  expect(unasked).toEqual([])
})
