import type { Attribute, Category } from './product'

/** What products of a category are asked for: its own attributes behind those of the categories above; one that is named again below takes that place. */
export function attributesOf(tree: ReadonlyMap<string, Category>, key: string): Attribute[] {
  const levels: Attribute[][] = []
  for (let at = tree.get(key); at && levels.length < 10; at = tree.get(at.parent)) levels.unshift(at.attributes ?? [])
  const found = new Map<string, Attribute>()
  for (const attribute of levels.flat()) found.set(attribute.key, attribute)
  return [...found.values()]
}

/** A name, and something to choose from where it is a choice. */
export function isWholeAttribute({ name, kind, values = [] }: Attribute): boolean {
  if (name.trim() === '') return false
  return kind !== 'choice' || values.some((value) => value.trim() !== '')
}

/** The attribute that is there a second time, by key or by name. */
export function attributeKeyTwice(attributes: readonly Attribute[]): Attribute | undefined {
  const same = (one: Attribute, other: Attribute) => one.key === other.key || one.name.trim() === other.name.trim()
  return attributes.find((attribute, at) => attributes.slice(0, at).some((before) => same(before, attribute)))
}

/** Why a value cannot stand: a number that is none, a choice that is not offered. */
export function attributeProblem({ kind, values = [] }: Attribute, value: string): 'number' | 'choice' | undefined {
  if (value.trim() === '') return undefined
  if (kind === 'number') return /^[+-]?\d+(?:\.\d+)?$/.test(value.trim()) ? undefined : 'number'
  return kind === 'choice' && !values.includes(value) ? 'choice' : undefined
}
