/**
 * What a worker loads to answer a dashboard's first questions, totals and times: the measure of the engine's size. What tells members apart or chooses among them,
 * other grains and further passes (parts.ts), and new orders (append.ts) come when they are first asked for.
 */
export { buildDataset } from '~/analytics/dataset'
export { loadParts } from '~/analytics/parts'
export { runBoard, runKpi } from '~/analytics/runKpi'
