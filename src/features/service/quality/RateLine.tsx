import type { Tally } from '~/domain/quality'

const WIDTH = 112
const HEIGHT = 24

/** Rates week by week as a line; weeks in which nothing was shipped are left out. `mark`: the week from which something was done. */
export function RateLine({ weeks, label, mark, wide = false }: { weeks: readonly Tally[]; label: string; mark?: number; wide?: boolean }) {
  const rates = weeks.map(({ cases, units }) => (units === 0 ? undefined : cases / units))
  const top = Math.max(0.01, ...rates.map((rate) => rate ?? 0))
  const width = wide ? 4 * WIDTH : WIDTH
  const height = wide ? 3 * HEIGHT : HEIGHT
  const x = (week: number) => 2 + (week / Math.max(1, weeks.length - 1)) * (width - 4)
  const points = rates.flatMap((rate, week) =>
    rate === undefined ? [] : [`${x(week).toFixed(1)},${(height - 2 - (rate / top) * (height - 4)).toFixed(1)}`],
  )
  return (
    <svg
      className="zg-quality-line"
      viewBox={`0 0 ${width} ${height}`}
      width={wide ? '100%' : width}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {mark !== undefined && <line className="zg-quality-mark" x1={x(mark)} x2={x(mark)} y1={0} y2={height} />}
      <polyline points={points.join(' ')} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
