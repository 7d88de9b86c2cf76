import type { Caller } from '@baraza/service-kit';
import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answer } from '../pages/answering.ts';
import type { AnyRegister } from './every-register.ts';
import { registerPage } from './register.page.ts';
import { Registers } from './registers.service.ts';

/** What whoever asks for a register is answered with: a page of it, or all of it as CSV. */
@Injectable()
export class RegisterAnswers {
  constructor(private readonly registers: Registers) {}

  async list(register: AnyRegister, caller: Caller, request: FastifyRequest, reply: FastifyReply) {
    const asked = await this.registers.ask(register, caller, request);
    const { frame, found } = await this.registers.page(register, asked);
    const entityName = await this.registers.namesIn(register, frame, found.rows);
    return answer(request, reply, {
      json: () => this.registers.document(register, frame, found),
      page: () => registerPage({ frame, register, question: asked.question, found, entityName }),
    });
  }

  async export(register: AnyRegister, caller: Caller, request: FastifyRequest, reply: FastifyReply) {
    const { asking, ...asked } = await this.registers.ask(register, caller, request, ['bom']);
    const withMark = asking.flag('bom');
    asking.check();
    const lines = await this.registers.csv(register, asked, withMark);
    const { asOf, knownAt, position } = asked.frame;
    const name = `${register.name}-${asOf}.csv`;
    reply.headers({ 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' });
    reply.headers({ 'baraza-as-of': asOf, 'baraza-known-at': String(knownAt), 'baraza-position': position });
    return new StreamableFile(lines, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }
}
