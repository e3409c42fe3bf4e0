import { defineConfig } from 'vitest/config'

const conditions = ['binnacle-source', 'module', 'node', 'import', 'default']

/** Milliseconds that no sound test comes near, however busy the machine: what takes longer hangs. */
const patience = 120_000

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'test/*.test.ts', 'test/data/**/*.test.ts', 'test/scenario/**/*.test.ts'],
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patience / 2, interval: 5 } },
    restoreMocks: true,
  },
})
