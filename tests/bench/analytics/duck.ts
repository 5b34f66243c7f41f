import { type AsyncDuckDB, AsyncDuckDB as Duck, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm'
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'

/** Whole numbers all: codes into dictionaries, days since 1970, amounts at the currency's scale. What a question about lines needs of their order stands on the line. */
const ORDERS = {
  id: 'INTEGER',
  type: 'UTINYINT',
  test: 'UTINYINT',
  placed_at: 'BIGINT',
  paid_at: 'BIGINT',
  cancelled_at: 'BIGINT',
  day: 'INTEGER',
  month: 'INTEGER',
  buyer: 'INTEGER',
  channel: 'UTINYINT',
  region: 'UTINYINT',
  promotion: 'UTINYINT',
  currency: 'UTINYINT',
  rate: 'DOUBLE',
  shipping: 'BIGINT',
  discount: 'BIGINT',
  gmv: 'BIGINT',
  units: 'INTEGER',
  returned: 'UTINYINT',
  first: 'INTEGER',
}
const LINES = {
  ord: 'INTEGER',
  day: 'INTEGER',
  buyer: 'INTEGER',
  channel: 'UTINYINT',
  region: 'UTINYINT',
  first: 'INTEGER',
  paying: 'UTINYINT',
  sku: 'USMALLINT',
  category: 'UTINYINT',
  quantity: 'INTEGER',
  amount: 'BIGINT',
  discount: 'BIGINT',
  cost: 'BIGINT',
  kind: 'UTINYINT',
  not_sale: 'UTINYINT',
  later: 'INTEGER',
}
const REFUNDS = {
  ord: 'INTEGER',
  given_at: 'BIGINT',
  goods: 'BIGINT',
  shipping: 'BIGINT',
  tax: 'BIGINT',
  line: 'INTEGER',
  dated: 'UTINYINT',
}
const BUYERS = { code: 'INTEGER', key: 'VARCHAR' }
const SKUS = { code: 'INTEGER', sku: 'VARCHAR', title: 'VARCHAR' }
const TABLES = { orders: ORDERS, lines: LINES, refunds: REFUNDS, buyers: BUYERS, skus: SKUS }
/** Rows of each table as CSV. */
export type Csv = Partial<Record<keyof typeof TABLES, Uint8Array>>

/** A DuckDB in a worker of its own, as its makers advise: the build with native exceptions, tables in memory. */
export class DuckBench {
  readonly #db: AsyncDuckDB
  readonly #connection: AsyncDuckDBConnection
  readonly #memory = new BroadcastChannel('duck-memory')

  private constructor(db: AsyncDuckDB, connection: AsyncDuckDBConnection) {
    this.#db = db
    this.#connection = connection
  }

  static async open(): Promise<DuckBench> {
    const here = (path: string) => new URL(path, location.href).href
    const db = new Duck(new VoidLogger(), new Worker(`./duckWorker.js?${encodeURIComponent(here(workerUrl))}`))
    await db.instantiate(here(wasmUrl))
    const connection = await db.connect()
    for (const [name, columns] of Object.entries(TABLES)) {
      const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`)
      await connection.query(`CREATE TABLE ${name} (${typed.join(', ')})`)
    }
    return new DuckBench(db, connection)
  }

  async insert(csv: Csv): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) {
      const bytes = csv[name as keyof Csv]
      if (!bytes?.byteLength) continue
      await this.#db.registerFileBuffer('part.csv', bytes)
      const typed = Object.entries(columns).map(([column, type]) => `'${column}': '${type}'`)
      await this.#connection.query(
        `INSERT INTO ${name} SELECT * FROM read_csv('part.csv', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${typed.join(', ')}})`,
      )
      await this.#db.dropFile('part.csv')
    }
  }

  /** Rows of numbers, in the order of the columns. */
  async ask(sql: string): Promise<number[][]> {
    const table = await this.#connection.query(sql)
    const columns = table.schema.fields.map((_, index) => table.getChildAt(index)?.toArray() as ArrayLike<number>)
    return Array.from({ length: table.numRows }, (_, row) => columns.map((column) => column[row]))
  }

  /** Bytes of its memory. */
  bytes(): Promise<number> {
    return new Promise((resolve) => {
      this.#memory.onmessage = ({ data }: MessageEvent<number>) => resolve(data)
      this.#memory.postMessage('bytes')
    })
  }

  async close(): Promise<void> {
    this.#memory.close()
    await this.#connection.close()
    await this.#db.terminate()
  }
}
