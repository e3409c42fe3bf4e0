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
