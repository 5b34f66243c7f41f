const WIDTH = 120
const HEIGHT = 28

/** Weeks that were, as a line, and weeks to come, dashed behind it. */
export function Spark({ past, ahead, label }: { past: readonly number[]; ahead: readonly number[]; label: string }) {
  const all = [...past, ...ahead]
  const top = Math.max(1, ...all)
  const x = (place: number) => (place / Math.max(1, all.length - 1)) * WIDTH
  const y = (value: number) => HEIGHT - 2 - (value / top) * (HEIGHT - 4)
  const points = (values: readonly number[], from: number) =>
    values.map((value, i) => `${x(from + i).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const joint = past.slice(-1)
  return (
    <svg className="zg-planning-line" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <title>{label}</title>
      <polyline points={points(past, 0)} />
      <polyline points={points([...joint, ...ahead], past.length - joint.length)} strokeDasharray="3 2" />
    </svg>
  )
}
