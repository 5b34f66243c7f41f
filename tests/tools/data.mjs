/** Where the real order files lie: $ZHANGGUI_DATA, else ../shared/data beside the project. They are never committed. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from './install.mjs'

const folder = resolve(root, process.env.ZHANGGUI_DATA ?? '../shared/data')

export const ONLINE_RETAIL = 'online-retail/online_retail.csv.gz'
export const ONLINE_RETAIL_REFERENCE = 'reference-kpis/online_retail_full.json'
export const TMALL = 'cn-orders/tmall_order_report_until_2020-02-24.csv'

/** Path of a real file, or undefined where it is absent. Who skips something then says so. @param {string} name */
export function realFile(name) {
  const path = resolve(folder, name)
  return existsSync(path) ? path : undefined
}
