import { readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('..', import.meta.url))

/** Classes that a sheet dresses wherever they stand: rules for the class alone, not for one within, beside or together with another. */
function dressedBy(css: string): Set<string> {
  const selectors = css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/(?<=^|[{};])([^{};@]+)\{/g)
  const alone = [...selectors].flatMap(([, list]) =>
    list.split(',').flatMap((selector) => /^\.(zg-[\w-]+)$/.exec(selector.trim())?.[1] ?? []),
  )
  return new Set(alone)
}

// The sheet of a screen stays in the page when the screen is left: what it says of a class holds on all others.
test('a class is dressed by one style sheet, so that no screen changes the look of another', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll(sep, '/'))
  const sheets = new Map<string, string[]>()
  for (const file of files.filter((each) => each.endsWith('.css')))
    for (const name of dressedBy(readFileSync(src + file, 'utf8'))) sheets.set(name, [...(sheets.get(name) ?? []), file])
  const twice = [...sheets].filter(([, by]) => by.length > 1).map(([name, by]) => `${name}: ${by.sort().join(', ')}`)
  expect(sheets.size).toBeGreaterThan(500)
  expect(twice.sort()).toEqual([])
})
