// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defineMessages, setLanguage, useMessages } from './i18n'

beforeEach(() => setLanguage('en'))
afterEach(cleanup)

const messages = defineMessages('i18n.use', {
  zh: { orders: '{{count, number}} 笔订单' },
  en: { orders: '{{count, number}} orders', orders_one: '{{count, number}} order' },
})

function Orders({ count }: { count: number }) {
  const t = useMessages(messages)
  return <p>{t('orders', { count })}</p>
}

test('what stands on the screen is said in the other language at once', async () => {
  render(<Orders count={1} />)
  expect(screen.getByText('1 order')).toBeTruthy()
  await act(() => setLanguage('zh-CN'))
  expect(screen.getByText('1 笔订单')).toBeTruthy()
})
