import { useFormat } from '~/ui/UiContext'

/** Units with their sign. */
export function MoveUnits({ quantity }: { quantity: number }) {
  const format = useFormat()
  return (
    <span className="zg-num">
      {quantity > 0 ? '+' : ''}
      {format.count(quantity)}
    </span>
  )
}
