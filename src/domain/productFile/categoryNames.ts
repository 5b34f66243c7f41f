import { CATEGORY_LEVELS } from '~/domain/listingRules'
import type { Category } from '~/domain/product'

/** Finds categories by the names of their path, and makes those that are not there yet. */
export class CategoryNames {
  readonly added: Category[] = []
  readonly #byName = new Map<string, string>()
  #order: number

  constructor(
    categories: readonly Category[],
    readonly newKey: () => string,
  ) {
    for (const { key, parent, name } of categories) this.#byName.set(`${parent}\n${name}`, key)
    this.#order = categories.length
  }

  /** Levels beyond the third are left out. */
  keyOf(path: readonly string[]): string {
    let parent = ''
    for (const name of path.slice(0, CATEGORY_LEVELS)) {
      const at = `${parent}\n${name}`
      const key = this.#byName.get(at) ?? this.#add(name, parent)
      this.#byName.set(at, key)
      parent = key
    }
    return parent
  }

  #add(name: string, parent: string): string {
    const key = `c-${this.newKey()}`
    this.added.push({ key, name, parent, order: this.#order++ })
    return key
  }
}
