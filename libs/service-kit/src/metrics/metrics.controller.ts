import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { Metrics } from './metrics.ts';

/** For Prometheus. */
@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly consumers: LedgerConsumers,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ operationId: 'readMetrics', summary: 'What the process counts, in the text form of Prometheus' })
  @ApiResponse({ status: 200, description: 'Metrics', content: { 'text/plain': { schema: { type: 'string' } } } })
  async read(): Promise<string> {
    for (const { name, head, upTo } of await this.consumers.reports()) {
      this.metrics.lag(name, Math.max(0, head - upTo));
    }
    return this.metrics.registry.metrics();
  }
}
