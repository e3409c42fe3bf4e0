import { describe, expect, test } from 'vitest'
import { formatCheck, isNumericFormat } from './format.ts'

// Which are taken and which refused was asked of kube-openapi as kube-apiserver 1.36.3 uses it.
describe('a string of format', () => {
  test.each<[string, string[], string[]]>([
    [
      'date-time',
      ['2020-01-01T00:00:00Z', '2020-01-01t00:00:00.5+01:00'],
      [
        '2020-13-01T00:00:00Z',
        '2020-01-01 00:00:00Z',
        '2020-01-01T24:00:00Z',
        '2020-01-01T00:00:60Z',
        '2020-01-01T00:00:00',
        '2020-02-29T1:00:00Z',
      ],
    ],
    ['date', ['2020-02-29', '0000-01-01'], ['2021-02-29', '2020-2-9', '2020-01-32']],
    ['ipv4', ['1.2.3.4', '01.2.3.4', '::ffff:1.2.3.4'], ['256.1.1.1', '1.2.3', '1.2.3.4 ']],
    [
      'ipv6',
      ['::1', '1:2:3:4:5:6:7:8', '::', '::ffff:1.2.3.4', '1:2:3:4:5:6:7::', '1:2:3:4:5:6:1.2.3.4'],
      ['1::2::3', 'fe80::1%eth0', '12345::', ':1'],
    ],
    ['cidr', ['10.0.0.0/8', '::/0', '10.0.0.0/08', '01.2.3.4/24'], ['10.0.0.0/33', '::1/129', '10.0.0/8']],
    ['uuid', ['f47ac10b-58cc-4372-a567-0e02b2c3d479', 'F47AC10B58CC4372A5670E02B2C3D479'], ['f47ac10b']],
    ['uuid4', ['f47ac10b-58cc-4372-a567-0e02b2c3d479'], []],
    ['uuid3', ['f47ac10b-58cc-3372-a567-0e02b2c3d479'], []],
    ['uuid5', ['f47ac10b-58cc-5372-a567-0e02b2c3d479'], []],
    ['byte', ['aGk=', 'aGkh'], ['aGk', '', 'a b=', 'aG-_']],
    [
      'hostname',
      ['example.com', 'localhost', 'ä.de', '1.com', '1'],
      ['-a.com', 'a-.com', 'a..b', 'ex_ample.com', 'a.b', 'example.com.', '1.2.3.4'],
    ],
    [
      'email',
      ['a@b', 'a@b.c', 'Bob <a@b.c>', '<a@b.c>', 'a.b@c.d', '"a b"@c', 'a@[1.2.3.4]', 'ä@b.c'],
      ['a b@c', 'a@', '@b', '.a@b', 'a..b@c', 'a@b c', 'a@b, c@d'],
    ],
    [
      'uri',
      [
        'http://x',
        '/x',
        'http://',
        'http:x',
        'http://[::1]',
        'http://[::1]:80/x',
        '//x',
        'mailto:a@b',
        'http://x/%41',
        'HTTP://X',
        'http://x?a=b c',
        '/a b',
        'http://u:p@h',
        'http://x/ä',
        'http://x:',
      ],
      [
        'x',
        'http://a b',
        'http://a:b',
        '%zz',
        '/%zz',
        '1http://x',
        'http://a:80:80',
        'http://x#f',
        ':x',
        'a/b',
        'http://a%20b',
        '?a',
      ],
    ],
    [
      'duration',
      [
        '5s',
        '1h30m',
        '5 days',
        'x5 sec',
        '-5s',
        '1.5h',
        '3 wk',
        'P1D',
        '1 nanosecond',
        '5µs',
        '99999999999999h',
      ],
      ['5', '5ss', '10 foo', '', '0'.repeat(500_000)],
    ],
    [
      'mac',
      [
        '00:11:22:33:44:55',
        '00-11-22-33-44-55',
        '0011.2233.4455',
        '00:11:22:33:44:55:66:77',
        '0011.2233.4455.6677',
      ],
      ['00:11:22:33:44', '00:11-22:33:44:55'],
    ],
    ['isbn', ['0-321-75104-3', '978-0321751041', '0321751043'], ['9780321751042', '032175104X']],
    ['isbn10', ['0321751043'], []],
    ['isbn13', ['978-0321751041'], []],
    ['creditcard', ['4111 1111 1111 1111'], ['4111111111111112']],
    ['ssn', ['111-22-3333', '111 22 3333'], ['111223333', '111-223333']],
    ['hexcolor', ['#fff', 'ffffff'], ['#ffff']],
    ['rgbcolor', ['rgb(1,2,3)', 'rgb( 1 , 2 , 3 )'], ['rgb(256,1,1)']],
    ['password', ['x'], []],
    ['k8s-short-name', ['a'], ['A', 'a.b', '-a']],
    ['k8s-long-name', ['a.b'], ['a..b', 'a-.b']],
    ['bsonobjectid', ['507f1f77bcf86cd799439011'], ['507f']],
  ])('%s', (format, valid, invalid) => {
    const check = formatCheck(format)
    expect(valid.filter((text) => !check?.(text))).toEqual([])
    expect(invalid.filter((text) => check?.(text))).toEqual([])
  })
})

test('a format that the server does not know is none', () => {
  expect(formatCheck('colour')).toBeUndefined()
  expect(isNumericFormat('integer', 'int64')).toBe(true)
  expect(isNumericFormat('integer', 'double')).toBe(false)
})
