interface Coded {
  code: string
}

/** The SKUs in the order of these codes; one that is not among them stays behind the one that it stands behind now. */
export function inOrder<T extends Coded>(skus: readonly T[], codes: readonly string[]): T[] {
  const places = new Map(codes.map((code, place) => [code, place]))
  const placeOf = ({ code }: T) => places.get(code) ?? -1
  const ordered = skus.filter((sku) => placeOf(sku) >= 0).sort((a, b) => placeOf(a) - placeOf(b))
  skus.forEach((sku, at) => {
    if (placeOf(sku) >= 0) return
    const before = at === 0 ? -1 : ordered.indexOf(skus[at - 1])
    ordered.splice(before + 1, 0, sku)
  })
  return ordered
}

/** Whether those codes that both have stand in the same order. */
export function isOrderedAs(one: readonly string[], other: readonly string[]): boolean {
  const [ours, theirs] = [new Set(one), new Set(other)]
  const shared = other.filter((code) => ours.has(code))
  return one.filter((code) => theirs.has(code)).every((code, at) => code === shared[at])
}
