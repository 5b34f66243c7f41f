import { expect, test } from 'vitest'
import { addressFault, cleanAddress } from './address'

test('https is taken, and http on this computer alone', () => {
  for (const right of [
    'https://shop.example/api',
    ' https://shop.example/api/ ',
    'https://shop.example:8443',
    'HTTPS://Shop.Example',
    'http://localhost:9000/api',
    'http://127.0.0.1:8080',
    'https://localhost',
  ])
    expect([right, addressFault(right)]).toEqual([right, undefined])
})

test('what is wrong with an address is named', () => {
  expect(addressFault('shop.example/api')).toBe('noScheme')
  expect(addressFault('http://shop.example/api')).toBe('http')
  expect(addressFault('http://localhost.evil.example/api')).toBe('http')
  expect(addressFault('ftp://shop.example')).toBe('scheme')
  expect(addressFault('javascript://shop.example')).toBe('scheme')
  expect(addressFault('https://')).toBe('malformed')
  expect(addressFault('https://shop')).toBe('malformed')
  expect(addressFault('https://shop example')).toBe('malformed')
  expect(addressFault('https://me:secret@shop.example')).toBe('login')
  expect(addressFault('https://shop.example/api?key=1')).toBe('query')
  expect(addressFault('https://shop.example/api#a')).toBe('query')
})

test('nobody is told off for letters that may still become an address', () => {
  const address = 'https://shop.example/api'
  for (let letters = 0; letters <= address.length; letters++) expect(addressFault(address.slice(0, letters), true)).toBeUndefined()
  const local = 'http://localhost:9000/api'
  for (let letters = 0; letters <= local.length; letters++) expect(addressFault(local.slice(0, letters), true)).toBeUndefined()
  // What cannot become right is said while it is typed.
  expect(addressFault('http://s', true)).toBe('http')
  expect(addressFault('shop', true)).toBe('noScheme')
})

test('an address is kept without blanks, and without slashes at its end', () => {
  expect(cleanAddress(' https://shop.example/api// ')).toBe('https://shop.example/api')
})
