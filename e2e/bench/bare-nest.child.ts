// A bare Nest POST, in a process of its own: the same token checked, the same DTO validated, an id made, nothing kept.
import { randomUUID } from 'node:crypto';
import 'reflect-metadata';
import { MembersModule } from '@baraza/members';
import { DevelopmentIssuer, developmentKeyIn } from '@baraza/service-kit';
import {
  Body,
  type CanActivate,
  Controller,
  type ExecutionContext,
  Get,
  Module,
  Post,
  UnauthorizedException,
  UseGuards,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { jwtVerify } from 'jose';

const [dataFolder, remembering] = process.argv.slice(2) as [string, string];
const { publicKey } = await DevelopmentIssuer.open(developmentKeyIn(dataFolder));
const known = new Set<string>();

class Guard implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { authorization = '' } = context.switchToHttp().getRequest<{ headers: Record<string, string> }>().headers;
    const token = authorization.slice('Bearer '.length);
    if (remembering === 'remembers-tokens' && known.has(token)) return true;
    const expected = { issuer: 'urn:baraza:development-issuer', audience: 'baraza' };
    await jwtVerify(token, publicKey, expected).catch(() => {
      throw new UnauthorizedException();
    });
    known.add(token);
    return true;
  }
}

class BareController {
  ready(): object {
    return {};
  }
  register(_body: object): object {
    return { id: randomUUID() };
  }
  nameContact(_body: object): object {
    return { id: randomUUID() };
  }
}

/** The class of a command's body, as the product's own controller declares it. */
function bodyOf(controller: string, method: string): unknown {
  const controllers = Reflect.getMetadata('controllers', MembersModule) as readonly {
    name: string;
    prototype: object;
  }[];
  const { prototype } = controllers.find(({ name }) => name === controller)!;
  return (Reflect.getMetadata('design:paramtypes', prototype, method) as readonly { name: string }[]).find(({ name }) =>
    name.endsWith('Body'),
  );
}

/** What `@Post(path) method(@Body() body: Dto)` comes to; Node strips types, and compiles no decorators. */
function post(path: string, method: 'register' | 'nameContact'): void {
  const { prototype } = BareController;
  Reflect.defineMetadata('design:paramtypes', [bodyOf('OrganisationController', method)], prototype, method);
  Body()(prototype, method, 0);
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method)!;
  Post(path)(prototype, method, descriptor);
  UseGuards(Guard)(prototype, method, descriptor);
}
post('members/organisations', 'register');
post('members/organisations/:id/name-contact', 'nameContact');
Get('health/ready')(
  BareController.prototype,
  'ready',
  Object.getOwnPropertyDescriptor(BareController.prototype, 'ready')!,
);
Controller()(BareController);

class BareModule {}
Module({ controllers: [BareController] })(BareModule);

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
app.enableShutdownHooks();
await app.listen(Number(process.env['PORT']), '127.0.0.1');
