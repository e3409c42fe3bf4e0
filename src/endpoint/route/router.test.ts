import { describe, expect, test } from 'vitest'
import { type Route, textReply } from './route.ts'
import { Router } from './router.ts'

const route = (path: string): Route => ({ path, handle: () => textReply(200, '') })
const router = new Router(['/things', '/things/{group}/{name}', '/things/all/one'].map(route))
const ask = (target: string) => {
  const routed = router.route({ method: 'GET', target })
  return routed.route ? [routed.route.path, routed.request.params] : routed.reply
}

describe('a path with parameters', () => {
  test('gives each segment, decoded', () => {
    expect(ask('/things/a%20b/%E6%95%B0?x=1')).toEqual([
      '/things/{group}/{name}',
      { group: 'a b', name: '数' },
    ])
    expect(ask('/things/a%2Fb/c')).toEqual(['/things/{group}/{name}', { group: 'a/b', name: 'c' }])
  })

  test('gives way to an exact path', () => {
    expect(ask('/things/all/one')).toEqual(['/things/all/one', {}])
  })

  test.each(['/things/a', '/things/a/', '/things//b', '/things/a/b/c', '/thing/a/b'])('is not %s', (path) => {
    expect(ask(path)).toMatchObject({ status: 404 })
  })

  test('takes its own text for nothing special', () => {
    expect(ask('/things/{group}/{name}')).toEqual([
      '/things/{group}/{name}',
      { group: '{group}', name: '{name}' },
    ])
  })

  test('that is encoded wrongly is a bad request', () => {
    expect(ask('/things/a/%zz')).toMatchObject({ status: 400 })
  })

  test('stands in the list of what there is', () => {
    expect(ask('/nothing')).toMatchObject({
      body: '404 not found; there are /things /things/all/one /things/{group}/{name}\n',
    })
  })
})
