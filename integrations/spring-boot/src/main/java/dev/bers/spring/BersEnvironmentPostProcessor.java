package dev.bers.spring;

import dev.bers.client.Bers;
import dev.bers.client.NamedSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Adds the configuration to the sources of an application that says where it is: {@code bers.server} or {@code bers.folder}, see
 * {@link NamedSettings}; all others are left alone. What operators set for the process (arguments, system properties, variables)
 * stays above it, the application's own files below.
 *
 * <p>The client is a bean of the application, and closed with it; a {@link BersRefreshedEvent} tells of each change.
 */
public final class BersEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String APPLICATION_NAME = "spring.application.name";

    private final ConfigurableBootstrapContext bootstrap;

    /** Made by Spring Boot. */
    public BersEnvironmentPostProcessor(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        MutablePropertySources sources = environment.getPropertySources();
        if (sources.contains(BersPropertySource.NAME)) {
            return;
        }
        NamedSettings.open(name -> setting(environment, name)).ifPresent(bers -> add(bers, sources));
    }

    private static @Nullable String setting(ConfigurableEnvironment environment, String name) {
        String set = environment.getProperty(name);
        return set == null && name.equals("bers.application") ? environment.getProperty(APPLICATION_NAME) : set;
    }

    private void add(Bers bers, MutablePropertySources sources) {
        sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new BersPropertySource(bers));
        bootstrap.addCloseListener(event -> hand(bers, event));
    }

    private static void hand(Bers bers, BootstrapContextClosedEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        context.getBeanFactory().registerSingleton("bers", bers);
        bers.onChange(change -> {
            if (context.isActive()) {
                context.publishEvent(new BersRefreshedEvent(change));
            }
        });
        context.addApplicationListener(closed -> {
            if (closed instanceof ContextClosedEvent) {
                bers.close();
            }
        });
    }

    /** After the application's files are read, since they may say where the configuration is. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
