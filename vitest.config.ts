import { defineConfig } from 'vitest/config'

const conditions = ['binnacle-source', 'module', 'node', 'import', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts', 'test/*.test.ts', 'test/data/**/*.test.ts', 'test/scenario/**/*.test.ts'],
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000, interval: 5 } },
    restoreMocks: true,
  },
})
