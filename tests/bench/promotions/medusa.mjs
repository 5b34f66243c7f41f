/**
 * Medusa's own `computeActions`, as @medusajs/promotion publishes it, without a database: the class is loaded from its file and called on a stand-in that
 * gives it the promotions from memory. All that computes is theirs and unmodified: the method, the files beside it, and MathBN and the amount of an adjustment from
 * @medusajs/utils, which stands in for @medusajs/framework (its utils are these). The rest of what the file names (models, decorators, the framework's 190 MB) is
 * not needed for it: `overrides` in package.json leaves it out, and a stand-in without effect takes its place here.
 */
import Module, { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import { root } from '../../tools/install.mjs'

const require = createRequire(import.meta.url)
const packages = join(root, 'node_modules/@medusajs')
const utilsFolder = join(packages, 'framework/dist')
const utils = (/** @type {string} */ path) => require(join(utilsFolder, path))

/** What `require` of a CommonJS file goes through. */
const LOAD = '_load'

/** Anything: it may be called, made, extended and read from, and is always itself. @type {any} */
const nothing = new Proxy(function nothing() {}, {
  get: (target, name) => (name === 'prototype' ? target.prototype : name === Symbol.toPrimitive ? () => '' : nothing),
  apply: () => nothing,
  construct: () => ({}),
})

function frameworkUtils() {
  const real = {
    ...utils('promotion/index.js'),
    ...utils('totals/promotion/index.js'),
    ...utils('totals/math.js'),
    ...utils('totals/transform-properties-to-bignumber.js'),
    ...utils('common/is-string.js'),
    ...utils('common/is-present.js'),
    ...utils('common/pick-value-from-object.js'),
    ...utils('common/errors.js'),
    MedusaService: () => Object,
  }
  // Decorators leave the method as it is.
  const decorator = () => () => undefined
  for (const name of ['InjectManager', 'InjectTransactionManager', 'EmitEvents', 'MedusaContext']) real[name] = decorator
  return new Proxy(real, { get: (target, name) => (name in target ? Reflect.get(target, name) : nothing) })
}

/** @returns {(promotions: any[], context: any) => Promise<any[]>} */
export function openMedusa() {
  /** @type {any} */
  const loader = Module
  const load = loader[LOAD]
  loader[LOAD] = (/** @type {string} */ request, /** @type {any} */ parent, /** @type {boolean} */ isMain) => {
    if (request === '@medusajs/framework/utils') return frameworkUtils()
    // Of the database, which the query for promotions would be written with.
    if (request.startsWith('@medusajs/framework/') || request.startsWith('@mikro-orm/')) return nothing
    // Of the folder of everything MathBN asks for one function.
    if (request === '../common' && parent?.filename.startsWith(join(utilsFolder, 'totals') + sep)) return utils('common/is-defined.js')
    return load(request, parent, isMain)
  }
  try {
    const { default: Service } = require(join(packages, 'promotion/dist/services/promotion-module.js'))
    return (promotions, context) => {
      const service = Object.create(Service.prototype, { listActivePromotions_: { value: () => Promise.resolve(promotions) } })
      return service.computeActions([], context, { prevent_auto_promotions: true })
    }
  } finally {
    loader[LOAD] = load
  }
}
