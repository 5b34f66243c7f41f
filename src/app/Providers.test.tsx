// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { DatePicker } from 'antd'
import { afterEach, expect, test, vi } from 'vitest'
import { usePreferences } from '~/session/preferences'

vi.mock('~/worker/client', () => ({ call: vi.fn(), endWorkers: vi.fn(), onChanged: () => () => undefined, openInWorkers: vi.fn() }))
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))

const { Providers } = await import('./Providers')

afterEach(cleanup)

test('what stands on the page when antd learns Chinese stays there, with a file that is being chosen', async () => {
  usePreferences.setState({ language: 'zh-CN' })
  render(
    <Providers>
      <input type="file" aria-label="file" />
      <DatePicker />
    </Providers>,
  )
  const before = screen.getByLabelText('file')
  await screen.findByPlaceholderText('请选择日期')
  expect(screen.getByLabelText('file')).toBe(before)
})
