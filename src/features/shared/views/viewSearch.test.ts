import { expect, test } from 'vitest'
import { isLink, linkTo, searchFor, searchOf, viewIn } from './viewSearch'

test('two addresses that ask the same are the same, whatever order and view they name', () => {
  expect(searchOf('?state=draft&q=mug&view=v1')).toBe(searchOf('q=mug&state=draft'))
  expect(searchOf('?sort=title&descending=0&state=draft', ['sort', 'descending'])).toBe('state=draft')
})

test('a link names its view alone, and opens as what the view asks', () => {
  expect(isLink(linkTo('v1'))).toBe(true)
  expect(searchFor({ key: 'v 1', search: 'state=draft' })).toBe('state=draft&view=v%201')
  expect(isLink('?state=draft&view=v1')).toBe(false)
  expect(viewIn(searchFor({ key: 'v 1', search: '' }))).toBe('v 1')
  expect(viewIn('?state=draft')).toBeUndefined()
})
