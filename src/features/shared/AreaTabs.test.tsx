// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setLanguage } from '~/lib/i18n'
import { AreaTabs } from './AreaTabs'

beforeEach(() => setLanguage('en'))
afterEach(cleanup)

const marked = (at: string, of: 'catalog' | 'stock') => {
  render(
    <MemoryRouter initialEntries={[at]}>
      <AreaTabs of={of} />
    </MemoryRouter>,
  )
  const here = screen.getAllByRole('link', { current: 'page' }).map((link) => link.getAttribute('href'))
  cleanup()
  return here
}

test('a record that is open keeps the mark on the tab of its list, and on no other', () => {
  expect(marked('/stock', 'stock')).toEqual(['/stock'])
  expect(marked('/stock/sku/MUG-1', 'stock')).toEqual(['/stock'])
  expect(marked('/stock/purchases/PO-1', 'stock')).toEqual(['/stock/purchases'])
  expect(marked('/stock/suppliers/s1?q=a', 'stock')).toEqual(['/stock/suppliers'])
  expect(marked('/products/MUG-1', 'catalog')).toEqual(['/products'])
  expect(marked('/listings/flow', 'catalog')).toEqual(['/listings/flow'])
})
