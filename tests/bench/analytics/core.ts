/**
 * What a worker loads to answer a dashboard's first questions: the measure of the engine's size. New orders (append.ts), other grains and the passes of parts.ts come later,
 * when they are first asked for.
 */
export { buildDataset } from '~/analytics/dataset'
export { loadParts } from '~/analytics/parts'
export { runBoard, runKpi } from '~/analytics/runKpi'
