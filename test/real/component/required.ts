import { describe } from 'vitest'
import { type Component, obtain, type Recipe } from './component-cache.ts'

const mustHave = (process.env.BINNACLE_REQUIRE ?? '').split(',').includes('real')

/** The folder of a component that the tests of a file need; '' where this machine cannot have it. */
export async function component(recipe: Recipe): Promise<string> {
  const found: Component = await obtain(recipe)
  if ('directory' in found) return found.directory
  if (mustHave) throw new Error(`BINNACLE_REQUIRE names 'real', but ${found.missing}`)
  process.stderr.write(`binnacle: tests skipped, because a component is missing: ${found.missing}\n`)
  return ''
}

/** `describe`, shown as skipped unless every component is there. */
export function describeReal(name: string, components: readonly string[], body: () => void): void {
  describe.skipIf(components.includes(''))(name, body)
}
