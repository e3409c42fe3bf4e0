import { expect, test } from 'vitest'
import { rules } from './rules.ts'

test.each([
  [{ kind: ['Databse'] }, /^--kind Databse: has to be a kind with its group/],
  [{ kind: ['a.io', 'a.io'] }, /^--kind a\.io,a\.io: names one twice$/],
  [{ operator: ['shop'] }, /^--operator shop: has to be the namespace and the job/],
  [{ only: ['resource'] }, /^--only resource: has to be one of resources, operators, monitor/],
  [{ set: ['only.kinds=[Databse]'] }, /^--set only\.kinds=\[Databse\]: only\.kinds\.0: has to be a kind/],
])('what is wrong is called as it was typed: %j', async (options, message) => {
  const asked = rules({ format: 'prometheus', cluster: false, ...options })
  await expect(asked).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) })
})
