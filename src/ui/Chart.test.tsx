// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Chart } from './Chart'

const WORDS = { table: 'Show as table', graph: 'Show as chart', keys: '', keysCells: '', keysBrush: '' }

test('a chart that has not enough to draw says so, and what waits for the first drawing waits no more', () => {
  let drawn = 0
  render(
    <Chart
      title="GMV by day"
      option={{ series: [] }}
      table={{ columns: ['Date', 'GMV'], rows: [] }}
      height={200}
      words={WORDS}
      empty="Nothing in this period"
      onDrawn={() => drawn++}
    />,
  )
  expect(screen.getByRole('region', { name: 'GMV by day' }).textContent).toContain('Nothing in this period')
  expect(drawn).toBe(1)
  expect(screen.queryByRole('button')).toBeNull()
})
