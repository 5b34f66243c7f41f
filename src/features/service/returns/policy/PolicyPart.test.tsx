// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultPolicy } from '~/domain/returnPolicyDefaults'

const call = vi.fn()
vi.mock('~/worker/client', () => ({ call, onChanged: () => () => {}, openInWorkers: vi.fn(), endWorkers: vi.fn() }))
vi.mock('./TryPolicy', () => ({ TryPolicy: () => null }))
const { queryClient } = await import('~/session/cache')
const { setLanguage } = await import('~/lib/i18n')
const { PolicyPart } = await import('./PolicyPart')

const first = defaultPolicy('en')
let versions = [first]

beforeEach(async () => {
  localStorage.clear()
  queryClient.clear()
  versions = [first]
  call.mockImplementation(async (name: string) => {
    if (name === 'policies.list') return { versions, own: true, now: versions[0].key }
    if (name === 'listings.names') return { categories: [] }
    throw new Error(`not asked for in this test: ${name}`)
  })
  await setLanguage('en')
})
afterEach(cleanup)

const show = () =>
  render(
    <QueryClientProvider client={queryClient}>
      <PolicyPart />
    </QueryClientProvider>,
  )

test('a version that is being written is there again after the screen was left, and told of one that came meanwhile', async () => {
  const user = userEvent.setup()
  const { unmount } = show()
  await user.click(await screen.findByRole('button', { name: 'Write a new version' }))
  const address = screen.getByRole('textbox', { name: 'Where returns are sent to' })
  await user.type(address, 'Dock 9')
  unmount()
  queryClient.clear()
  versions = [{ ...first, key: 'p2', version: 1 }]
  show()
  expect(await screen.findByRole('textbox', { name: 'Where returns are sent to' })).toHaveProperty(
    'value',
    expect.stringContaining('Dock 9'),
  )
  expect(screen.getByRole('combobox', { name: 'Versions' }), 'the built-in one is no version of the shop any more').toHaveProperty(
    'value',
    first.key,
  )
  expect(screen.getByRole('status').textContent).toBe(
    'Since you began, version 1 was saved. Yours will be version 2 and has none of its changes.',
  )
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  expect(screen.queryByRole('textbox', { name: 'Where returns are sent to' })).toBeNull()
})
