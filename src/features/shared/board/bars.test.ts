import { expect, test } from 'vitest'
import { chartTokens } from '~/ui/tokens'
import { barsOption } from './bars'

const names = ['1–7 days', '8–14 days', '15 days or more']
const input = { names, values: [3, 2, 4], short: String, table: { columns: [], rows: [] }, tokens: chartTokens('light') }

test('the last bar is named even where not all names find room', () => {
  expect(barsOption(input).xAxis).toMatchObject({ axisLabel: { showMaxLabel: true } })
})

test('where each so-manieth bar is named, the last is no exception', () => {
  const { xAxis } = barsOption({ ...input, nameEach: 2 })
  expect(xAxis).toMatchObject({ axisLabel: { interval: 1 } })
  expect(xAxis).not.toHaveProperty('axisLabel.showMaxLabel')
})
