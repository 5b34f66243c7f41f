import { useCallback, useEffect, useMemo } from 'react'
import { useLocation, useSearchParams, type Location } from 'react-router'
import { formatDay, parseDay, type Day } from './zone'

/** How one value stands in the address: as the texts of one repeated parameter. */
export interface Param<T> {
  /** Left out of the address. */
  readonly initial: T
  /** undefined: the texts mean nothing, and the initial value stands. */
  parse(texts: readonly string[]): T | undefined
  format(value: T): readonly string[]
}

/** Any text; blanks at the ends are kept. */
export function text(initial = ''): Param<string> {
  return { initial, parse: ([first]) => first, format: (value) => [value] }
}

/** One of a closed list. */
export function oneOf<const T extends string>(values: readonly T[], initial: NoInfer<T>): Param<T> {
  return { initial, parse: ([first]) => values.find((value) => value === first), format: (value) => [value] }
}

/** Several texts, '' among them; repeated in the address, so that a comma in a value is just a comma. */
export function texts(): Param<readonly string[]> {
  return { initial: [], parse: (found) => [...new Set(found)], format: (value) => value }
}

/** Several of a closed list. Unknown ones are dropped. */
export function someOf<const T extends string>(values: readonly T[]): Param<readonly T[]> {
  return { initial: [], parse: (found) => values.filter((value) => found.includes(value)), format: (value) => value }
}

/** On or off. */
export function flag(initial = false): Param<boolean> {
  return { initial, parse: ([first]) => (first === '1' ? true : first === '0' ? false : undefined), format: (value) => [value ? '1' : '0'] }
}

/** A day of the shop's calendar as `2011-12-09`, or none. */
export function day(): Param<Day | undefined> {
  return { initial: undefined, parse: ([first]) => parseDay(first), format: (value) => (value === undefined ? [] : [formatDay(value)]) }
}

const DECIMAL = /^\d{1,12}(?:\.\d{1,6})?$/

/** A number that is not below 0, with a point before its decimals, or none. */
export function decimal(): Param<number | undefined> {
  return {
    initial: undefined,
    parse: ([first]) => (DECIMAL.test(first) ? Number(first) : undefined),
    format: (value) => (value === undefined ? [] : [String(value)]),
  }
}

/** A kind of value for every name of the state S. */
export type UrlParams<S> = { readonly [K in keyof S]: Param<S[K]> }

export interface UrlStateDefinition<S extends object> {
  readonly initial: S
  parse(search: URLSearchParams): S
  /** `base` with this state written in; what equals the initial value is left out, foreign parameters stay. */
  format(state: Partial<S>, base?: URLSearchParams): URLSearchParams
}

const same = (one: readonly string[], other: readonly string[]) => one.length === other.length && one.every((item, i) => item === other[i])

/** The state of a screen that lives in its address: name → kind of value. */
export function defineUrlState<S extends object>(params: UrlParams<S>): UrlStateDefinition<S> {
  const names: (keyof S & string)[] = []
  for (const name in params) names.push(name)
  const isWhole = (state: Partial<S>): state is S => names.every((name) => name in state)
  const build = (valueOf: <K extends keyof S & string>(name: K) => S[K]): S => {
    const state: Partial<S> = {}
    for (const name of names) state[name] = valueOf(name)
    if (!isWhole(state)) throw new Error('a value of the address is missing')
    return state
  }
  const textsOf = <K extends keyof S & string>(name: K, value: S[K]) => params[name].format(value)
  return {
    initial: build((name) => params[name].initial),
    parse: (search) =>
      build((name) => {
        const found = search.getAll(name)
        return found.length === 0 ? params[name].initial : (params[name].parse(found) ?? params[name].initial)
      }),
    format: (state, base) => {
      const search = new URLSearchParams(base)
      for (const name of names) {
        const value = state[name]
        if (!(name in state)) continue
        search.delete(name)
        const written = textsOf(name, value ?? params[name].initial)
        if (same(written, textsOf(name, params[name].initial))) continue
        for (const item of written) search.append(name, item)
      }
      return search
    },
  }
}

/** Changes some values. `typing` replaces the entry of the history, so that Back leaves the screen and not the last letter. */
export type SetUrlState<S> = (change: Partial<S>, options?: { typing?: boolean }) => void

/** What was last asked for while a location stands: drawing it takes time, and what is set meanwhile is set on top. */
const asked = new WeakMap<Location, URLSearchParams>()

/** Changes the query of the address. Each change is made to what the one before it asked for, also where that is not drawn yet. */
export function useSearchChange(): (change: (now: URLSearchParams) => URLSearchParams, options?: { typing?: boolean }) => void {
  const [search, setSearch] = useSearchParams()
  const location = useLocation()
  useEffect(() => () => void asked.delete(location), [location])
  return useCallback(
    (change, { typing = false } = {}) => {
      const next = change(asked.get(location) ?? search)
      asked.set(location, next)
      setSearch(next, { replace: typing, preventScrollReset: true })
    },
    [location, search, setSearch],
  )
}

/** Reads and writes the screen's state in the address. */
export function useUrlState<S extends object>(definition: UrlStateDefinition<S>): [S, SetUrlState<S>] {
  const [search] = useSearchParams()
  const changeSearch = useSearchChange()
  const state = useMemo(() => definition.parse(search), [definition, search])
  const set = useCallback<SetUrlState<S>>(
    (change, options) => changeSearch((now) => definition.format(change, now), options),
    [definition, changeSearch],
  )
  return [state, set]
}
