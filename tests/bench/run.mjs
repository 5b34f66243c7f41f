/**
 * `npm run bench`: the bars, measured in headless Chromium against measures of the same session. `-- --json` prints the rows and nothing else;
 * `-- --engine` measures the engine alone, `-- --catalog` the catalogue, `-- --mirror` a shop's orders over REST, `-- --promotions` prices by rules, `-- --service` the service desk.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '../tools/build.mjs'
import { ensureChromium } from '../tools/chromium.mjs'
import { ensureInstalled } from '../tools/install.mjs'

/** A measured figure; with a `bar` it is ok at or below it. @typedef {{ area: string, name: string, value: number, unit: string, bar?: number }} Row */

const isJson = process.argv.includes('--json')
const engineOnly = process.argv.includes('--engine')
const catalogOnly = process.argv.includes('--catalog')
const mirrorOnly = process.argv.includes('--mirror')
const promotionsOnly = process.argv.includes('--promotions')
const serviceOnly = process.argv.includes('--service')

/** @param {Row} row */
const judged = ({ area, name, value, unit, bar }) => ({
  area,
  name,
  value: Math.round(value * 100) / 100,
  unit,
  bar: bar ?? null,
  ok: bar === undefined || value <= bar,
})

/** Columns of a terminal, where a Chinese character takes two. @param {ReturnType<typeof judged>[]} rows */
function print(rows) {
  const cells = rows.map(({ area, name, value, unit, bar, ok }) => [
    area,
    name,
    value.toFixed(2),
    unit,
    bar === null ? '' : `at most ${bar}`,
    bar === null ? '' : ok ? 'ok' : 'NOT OK',
  ])
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)))
  for (const row of cells)
    console.log(
      row
        .map((cell, column) => (column === 2 ? cell.padStart(widths[2]) : cell.padEnd(widths[column])))
        .join('  ')
        .trimEnd(),
    )
}

const say = (/** @type {string} */ text) => console.error(text)

/** @param {string} folder */
async function measure(folder) {
  const { serve } = await import('./server.mjs')
  const { writeMillionLines } = await import('./millionLines.mjs')
  const { importMillion } = await import('./importMillion.mjs')
  const { coldOpen } = await import('./coldOpen.mjs')
  const { bytesUntilUsable } = await import('./bytes.mjs')
  const { backup } = await import('./backup.mjs')
  const { demoShop } = await import('./demo.mjs')
  const { scrollGrid } = await import('./grid.mjs')
  const { analytics } = await import('./analytics.mjs')
  const { catalog } = await import('./catalog.mjs')
  const { mirror } = await import('./mirror.mjs')
  const { promotions } = await import('./promotions.mjs')
  const { service } = await import('./service.mjs')
  if (catalogOnly || mirrorOnly || promotionsOnly || serviceOnly) {
    const server = await serve(join(folder, 'site'))
    try {
      if (promotionsOnly) return await promotions(join(folder, 'promotions'), server.url)
      if (serviceOnly) return await service(join(folder, 'service'), server.url)
      return await (catalogOnly ? catalog(join(folder, 'catalog'), server.url) : mirror(join(folder, 'mirror'), server.url))
    } finally {
      await server.close()
    }
  }
  const file = join(folder, 'million.csv')
  if (!writeMillionLines(file)) {
    say(
      'The bench needs online-retail/online_retail.csv.gz, in ../shared/data or in the folder that ZHANGGUI_DATA names. Nothing was measured.',
    )
    return undefined
  }
  const server = await serve(join(folder, 'site'))
  try {
    if (engineOnly) return await analytics(join(folder, 'analytics'), server.url, file)
    say('Importing a million lines, three times.')
    const { rows, profile } = await importMillion((run) => join(folder, `profile${run}`), server.url, file)
    say('Backing up and restoring.')
    rows.push(...(await backup(profile, server.url)))
    say('Making the demo shop.')
    rows.push(...(await demoShop(folder, server.url)))
    say('Opening cold.')
    const opened = [...(await coldOpen(profile, server.url)), ...(await bytesUntilUsable(profile, server))]
    say('Scrolling.')
    const scrolled = await scrollGrid(join(folder, 'grid'), server.url)
    say('A catalogue of 100,000 products.')
    const listed = await catalog(join(folder, 'catalog'), server.url)
    say('A shop of 400,000 orders over REST.')
    const mirrored = await mirror(join(folder, 'mirror'), server.url)
    say('Orders of the past under ten rules.')
    const replayed = await promotions(join(folder, 'promotions'), server.url)
    say('A service desk of 100,000 tickets.')
    const served = await service(join(folder, 'service'), server.url)
    say('The engine against DuckDB.')
    const counted = await analytics(join(folder, 'analytics'), server.url, file)
    return [...rows, ...opened, ...scrolled, ...listed, ...mirrored, ...replayed, ...served, ...counted]
  } finally {
    await server.close()
  }
}

ensureInstalled()
if (!ensureBuilt({ quiet: isJson }) || !ensureChromium()) process.exit(1)
const folder = mkdtempSync(join(tmpdir(), 'zhanggui-bench-'))
try {
  const rows = (await measure(folder))?.map(judged)
  if (rows && isJson) console.log(JSON.stringify(rows))
  else if (rows) print(rows)
  process.exitCode = rows?.every(({ ok }) => ok) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
